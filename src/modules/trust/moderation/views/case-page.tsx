import type { Account } from "#modules/accounts";
import type { Viewer } from "#platform/http/env";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import type { Appeal } from "../appeals.ts";
import type { Case, KeptThing, listHistory, listLinked, ReportRow } from "../cases.ts";
import type { ShownDecision } from "../decisions.ts";
import { words } from "../words.ts";
import { History, Linked, Reports } from "./case-parts.tsx";
import { Decided } from "./decided.tsx";
import { Kept } from "./kept.tsx";

export type CaseProps = {
  shell: Shell;
  viewer: Viewer;
  held: Case;
  subject: Account | undefined;
  href: string | undefined;
  reports: readonly ReportRow[];
  snapshots: readonly KeptThing[];
  decisions: readonly ShownDecision[];
  appeal: Appeal | undefined;
  linked: Awaited<ReturnType<typeof listLinked>>;
  history: Awaited<ReturnType<typeof listHistory>>;
  /** Somebody else decided first. */
  isLate: boolean;
  filled: Filled;
};

const key = () => newSecret().slice(0, 22);

/** One case on one column: what it is about, who said what, what was decided, what can be done now. */
export function CasePage(props: CaseProps) {
  const { shell, held, subject, href, snapshots, filled } = props;
  const t = words(shell.reader.locale);
  const path = `/moderation/cases/${held.id}`;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const [first, ...examples] = snapshots;
  return (
    <Page shell={shell} title={t(`case.${held.kind}`, { name: subject?.name ?? t("gone") })}>
      {props.isLate && (
        <Notice kind="warn">
          <p>{t("late")}</p>
        </Notice>
      )}
      {props.decisions.map((decision) => (
        <Decided {...props} decision={decision} />
      ))}
      {first ? <Kept shell={shell} snapshot={first.content} /> : <p>{t("forgotten")}</p>}
      <Standing {...props} />
      <Next {...props} />
      <Reports {...props} />
      {examples.length > 0 && (
        <details>
          <summary>{t("examples", { count: examples.length })}</summary>
          {examples.map(({ content }) => (
            <Kept shell={shell} snapshot={content} />
          ))}
        </details>
      )}
      <Linked {...props} />
      <History {...props} />
      <Problems shell={shell} errors={errors} />
      <Form action={`${path}/notes`} once={key()} submit={t("noteSend")}>
        <TextArea
          name="words"
          label={t("note")}
          hint={t("noteHint")}
          error={errors["words"]}
          value={filled.values["words"]}
          rows={3}
          dir="auto"
          required
        />
      </Form>
      <p class="row">
        {href && <a href={href}>{t("openThing")}</a>} <a href="/moderation/cases">{t("cases")}</a>
      </p>
    </Page>
  );
}

/** Who it is about, in the facts a moderator asks for first. */
function Standing({ shell, subject }: CaseProps) {
  const t = words(shell.reader.locale);
  if (!subject) return null;
  return (
    <p class="row">
      <a href={`/@${subject.handle}`}>@{subject.handle}</a>
      <span>
        {t("joined")} <Time shell={shell} at={subject.created_at} full />
      </span>
      {subject.restriction !== "none" && <span class="tag">{t(`now.${subject.restriction}`)}</span>}
      {subject.status === "suspended" && <span class="tag">{t("now.suspended")}</span>}
    </p>
  );
}

/** What can be done now, one step at a time. */
function Next({ shell, viewer, held, decisions }: CaseProps) {
  const t = words(shell.reader.locale);
  const path = `/moderation/cases/${held.id}`;
  const isProposed = decisions.some(({ state }) => state === "proposed");
  if (held.state === "resolved" || isProposed) return null;
  const isMine = held.assignee_id === viewer.id;
  return (
    <div class="row">
      <a class="btn" href={`${path}/decision`}>
        {t("decide")}
      </a>
      <PressForm action={`${path}/assignment${isMine ? "/removal" : ""}`} once={key()} look="alt">
        {t(isMine ? "giveBack" : held.assignee_id ? "takeOver" : "take")}
      </PressForm>
    </div>
  );
}
