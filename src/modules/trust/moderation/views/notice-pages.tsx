import { formatDate } from "#platform/format";
import type { Viewer } from "#platform/http/env";
import type { Filled } from "#platform/http/form";
import type { Page as PageOf } from "#platform/paging";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { TextArea } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { Time } from "#ui/time";
import { type Appeal, appealEnd } from "../appeals.ts";
import { isNothing } from "../choices.ts";
import type { ShownDecision } from "../decisions.ts";
import type { NoticeRow } from "../notices.ts";
import type { Snapshot } from "../things.ts";
import { words } from "../words.ts";
import { Kept } from "./kept.tsx";
import { sayAction } from "./said-action.tsx";

/** What moderators told someone, the latest first. For who is suspended it is the only page that opens. */
export function NoticesPage({ shell, viewer, notices }: { shell: Shell; viewer: Viewer; notices: PageOf<NoticeRow> }) {
  const t = words(shell.reader.locale);
  const isOut = viewer.status === "suspended";
  return (
    <Page shell={shell} title={t("notices")}>
      {isOut && (
        <Notice kind="warn" title={t("suspended")}>
          <p>{t("suspendedHint")}</p>
        </Notice>
      )}
      {notices.entries.length === 0 && <Empty shell={shell} icon="bell" title={t("noticesNone")} />}
      <ul class="list">
        {notices.entries.map((notice) => (
          <li class={notice.read_at ? undefined : "un"}>
            <a href={`/notices/${notice.id}`}>
              <span>
                <b>{t(`notice.${notice.kind}`)}</b> {!notice.read_at && <b class="tag">{t("new")}</b>}
                <span class="q">
                  <Time shell={shell} at={notice.made_at} />
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {notices.older && <Pager shell={shell} older={`/notices?before=${notices.older}`} label={t("more")} />}
      <p class="row">
        <a href="/rules">{t("rules")}</a> <a href="/log">{t("log")}</a>
      </p>
      {isOut && (
        <PressForm action="/session/removal" once={newSecret().slice(0, 22)} look="plain">
          {t("signOut")}
        </PressForm>
      )}
    </Page>
  );
}

type NoticeProps = {
  shell: Shell;
  notice: NoticeRow;
  decision: ShownDecision | undefined;
  appeal: Appeal | undefined;
  said: Snapshot | undefined;
  filled: Filled;
};

/** One notice: what was decided, by which rule, why, and how to object. Nobody who reported is named. */
export function NoticePage(props: NoticeProps) {
  const { shell, notice, decision, said } = props;
  const { locale } = shell.reader;
  const t = words(locale);
  const kind = notice.thing ?? "post";
  const isMine = notice.kind !== "report_answered";
  const rule = decision && (locale === "en" ? decision.rule_en : decision.rule);
  return (
    <Page shell={shell} title={t(`notice.${notice.kind}`)}>
      <p class="q">
        <Time shell={shell} at={notice.made_at} full />
      </p>
      {!isMine && decision && (
        <p>{t(isNothing(decision) ? "reportNothing" : "reportActed", { kind: t(`kind.${kind}`) })}</p>
      )}
      {!isMine && decision && decision.on_thing !== "none" && (
        <p>{sayAction(locale, { on_thing: decision.on_thing, on_person: "none" }, kind)}</p>
      )}
      {isMine && decision && (
        <>
          <p>
            <b>{sayAction(locale, decision, kind)}</b> {decision.state === "lifted" && t("nowLifted")}
          </p>
          {decision.on_person !== "none" && decision.state === "active" && <p>{t(`means.${decision.on_person}`)}</p>}
          {rule && <p>{t("byRule", { rule })}</p>}
          <h2>{t("reasonGiven")}</h2>
          <p class="lines" dir="auto">
            {decision.reason}
          </p>
          {said && <Kept shell={shell} snapshot={said} />}
          <Objecting {...props} decision={decision} />
        </>
      )}
      <p class="row">
        <a href="/notices">{t("notices")}</a> <a href="/rules">{t("rules")}</a>
      </p>
    </Page>
  );
}

/** The appeal: its answer, that it waits, or the form for it as long as there is time. */
function Objecting({ shell, notice, decision, appeal, filled }: NoticeProps & { decision: ShownDecision }) {
  const { locale, timeZone, now } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  if (appeal) {
    return (
      <Notice kind={appeal.state === "upheld" ? "ok" : "info"} title={t(`appeal.${appeal.state}`)}>
        <p class="lines" dir="auto">
          {appeal.answer || t("appealWaits")}
        </p>
      </Notice>
    );
  }
  if (decision.state !== "active" || appealEnd(decision) < now) return null;
  return (
    <>
      <h2>{t("appealMake")}</h2>
      <p>{t("appealHint", { date: formatDate(appealEnd(decision), locale, timeZone) })}</p>
      <Problems shell={shell} errors={errors} />
      <Form action={`/notices/${notice.id}/appeal`} once={newSecret().slice(0, 22)} submit={t("appealSend")}>
        <TextArea
          name="words"
          label={t("appealWhy")}
          error={errors["words"]}
          value={filled.values["words"]}
          rows={5}
          dir="auto"
          required
        />
      </Form>
    </>
  );
}
