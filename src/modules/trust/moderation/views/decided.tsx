import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice } from "#ui/notice";
import { Time } from "#ui/time";
import { isNothing } from "../choices.ts";
import type { ShownDecision } from "../decisions.ts";
import { words } from "../words.ts";
import type { CaseProps } from "./case-page.tsx";
import { sayAction } from "./said-action.tsx";

const key = () => newSecret().slice(0, 22);

/** What was decided or proposed in a case, and how to answer or take it back. */
export function Decided({ shell, viewer, held, appeal, filled, decision }: CaseProps & { decision: ShownDecision }) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  const path = `/moderation/cases/${held.id}/agreement`;
  const rule = locale === "en" ? decision.rule_en : decision.rule;
  return (
    <Notice kind={decision.state === "active" ? "ok" : "info"} title={t(`decision.${decision.state}`)}>
      <p>{sayAction(locale, decision, held.kind)}</p>
      {rule && <p>{t("byRule", { rule })}</p>}
      <p class="lines" dir="auto">
        {decision.reason}
      </p>
      <p>
        <Time shell={shell} at={decision.made_at} full />
      </p>
      {appeal?.decision_id === decision.id && (
        <p>
          <a class="btn alt" href={`/moderation/appeals/${appeal.id}`}>
            {t(`appeal.${appeal.state}`)}
          </a>
        </p>
      )}
      {decision.state === "proposed" && (
        <div class="row">
          {decision.made_by !== viewer.id && (
            <PressForm action={path} once={key()}>
              {t("agree")}
            </PressForm>
          )}
          <PressForm action={`${path}/removal`} once={key()} look="alt">
            {t("decline")}
          </PressForm>
        </div>
      )}
      {decision.state === "active" && !isNothing(decision) && (
        <details open={errors["why"] !== undefined}>
          <summary>{t("lift")}</summary>
          <p>{t("liftHint")}</p>
          <Form action={`/moderation/decisions/${decision.id}/removal`} once={key()} submit={t("liftYes")}>
            <TextArea
              name="why"
              label={t("liftWhy")}
              error={errors["why"]}
              value={filled.values["why"]}
              rows={2}
              required
            />
          </Form>
        </details>
      )}
    </Notice>
  );
}
