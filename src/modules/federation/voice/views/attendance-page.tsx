import { formatDateTime, formatNumber } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { words } from "../../words.ts";
import type { EventElsewhere } from "../queries.ts";

type AttendanceProps = { shell: Shell; event: EventElsewhere; filled: Filled };
const key = () => newSecret().slice(0, 22);

/** When and where people of another server meet, and one button: to come, or not to come after all. */
export function AttendancePage({ shell, event, filled }: AttendanceProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const { post, host, mine, status } = event;
  return (
    <Page shell={shell} title={t(mine ? "join.mine" : "join.come")}>
      <Problems shell={shell} errors={sayComplaints(locale, filled.errors)} />
      <p class="row" dir="auto">
        <a href={`/p/${post.id}`}>{post.title || t("join.event")}</a>
      </p>
      {status === "cancelled" && <Notice kind="bad">{t("join.cancelled")}</Notice>}
      {mine && <Notice kind={mine.state === "refused" ? "bad" : "ok"}>{t(`join.${mine.state}`, { host })}</Notice>}
      <Facts shell={shell} event={event} />
      <Act shell={shell} event={event} />
      <p class="row">
        <a href={event.url} rel="nofollow noopener ugc">
          {t("voice.readThere", { host })}
        </a>
      </p>
    </Page>
  );
}

function Act({ shell, event }: { shell: Shell; event: EventElsewhere }) {
  const t = words(shell.reader.locale);
  const { post, host, open, mine, join_mode } = event;
  const address = `/p/${post.id}/attendance`;
  if (mine && mine.state !== "refused")
    return (
      <PressForm action={`${address}/removal`} once={key()} look="del">
        {t("join.leave")}
      </PressForm>
    );
  if (!open) return <p class="note">{t(join_mode === "external" ? "join.external" : "join.over")}</p>;
  return (
    <>
      <p class="hint">{t("join.hint", { host })}</p>
      <PressForm action={address} once={key()}>
        {t("join.come")}
      </PressForm>
    </>
  );
}

function Facts({ shell, event }: { shell: Shell; event: EventElsewhere }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const facts = [
    ["join.starts", formatDateTime(event.starts_at, locale, timeZone)],
    ["join.ends", formatDateTime(event.ends_at, locale, timeZone)],
    ["join.place", [event.place, event.address].filter(Boolean).join(", ")],
    ["join.participants", event.participants],
    ["join.remaining", event.capacity === null ? null : event.remaining],
    ["voice.at", event.host],
  ] as const;
  return (
    <dl>
      {facts.map(
        ([name, value]) =>
          value !== null &&
          value !== "" && (
            <div>
              <dt>{t(name)}</dt>
              <dd dir="auto">{typeof value === "number" ? formatNumber(value, locale) : value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
