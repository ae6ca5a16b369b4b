import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextArea } from "#ui/field";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import type { Appeal } from "../appeals.ts";
import type { KeptThing } from "../cases.ts";
import type { ShownDecision } from "../decisions.ts";
import { words } from "../words.ts";
import { Kept } from "./kept.tsx";
import { sayAction } from "./said-action.tsx";

type AppealProps = {
  shell: Shell;
  appeal: Appeal;
  asker: string;
  decision: ShownDecision;
  snapshot: KeptThing | undefined;
  mayAnswer: boolean;
  filled: Filled;
};

/** An appeal beside what it is against, and the answer of someone who did not decide it. */
export function AppealPage({ shell, appeal, asker, decision, snapshot, mayAnswer, filled }: AppealProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  const rule = locale === "en" ? decision.rule_en : decision.rule;
  return (
    <Page shell={shell} title={t("appealOf", { name: asker })}>
      <h2>{t("appealDecision")}</h2>
      <p>{sayAction(locale, decision, snapshot?.kind ?? "post")}</p>
      {rule && <p>{t("byRule", { rule })}</p>}
      <p class="lines" dir="auto">
        {decision.reason}
      </p>
      {snapshot && <Kept shell={shell} snapshot={snapshot.content} />}
      <h2>{t("appealWords")}</h2>
      <blockquote>
        <p class="lines" dir="auto">
          {appeal.words}
        </p>
        <p class="q">
          <Time shell={shell} at={appeal.made_at} full />
        </p>
      </blockquote>
      {appeal.state !== "open" && (
        <Notice kind="ok" title={t(`appeal.${appeal.state}`)}>
          <p class="lines" dir="auto">
            {appeal.answer}
          </p>
        </Notice>
      )}
      {appeal.state === "open" && !mayAnswer && (
        <Notice kind="info">
          <p>{t("appealAnother")}</p>
        </Notice>
      )}
      <Problems shell={shell} errors={errors} />
      {appeal.state === "open" && mayAnswer && (
        <Form
          action={`/moderation/appeals/${appeal.id}/answer`}
          once={newSecret().slice(0, 22)}
          submit={t("answerSend")}
        >
          <RadioField
            shell={shell}
            name="verdict"
            label={t("answer")}
            error={errors["verdict"]}
            value={filled.values["verdict"]}
            choices={(["upheld", "refused"] as const).map((value) => ({
              value,
              label: t(`verdict.${value}`),
              hint: t(`verdictHint.${value}`),
            }))}
            required
          />
          <TextArea
            name="words"
            label={t("answerWords")}
            hint={t("reasonHint")}
            error={errors["words"]}
            value={filled.values["words"]}
            rows={4}
            dir="auto"
            required
          />
        </Form>
      )}
      <p class="row">
        <a href="/moderation/appeals">{t("appeals")}</a>{" "}
        <a href={`/moderation/cases/${decision.case_id}`}>{t("toCase")}</a>
      </p>
    </Page>
  );
}
