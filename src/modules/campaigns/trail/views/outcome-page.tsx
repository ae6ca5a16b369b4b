import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Demand } from "../../demands/queries.ts";
import type { Outcome } from "../outcome.ts";
import { trailLimits } from "../rules.ts";
import { words } from "../words.ts";

type OutcomeProps = {
  shell: Shell;
  demand: Pick<Demand, "id" | "title">;
  outcome: Outcome;
  vote: boolean | undefined;
  filled: Filled;
  action?: string;
};

/** Those affected say whether it was really done. */
export function OutcomePage({ shell, demand, outcome, vote, filled, action }: OutcomeProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  const before = vote === undefined ? undefined : vote ? "yes" : "no";
  return (
    <Page shell={shell} title={t("voteTitle")}>
      <p dir="auto">{demand.title}</p>
      <p class="hint">
        {t("voteHint", { days: trailLimits.voteDays })}{" "}
        {t("quorum", { answers: outcome.yes + outcome.no, quorum: outcome.quorum })}
      </p>
      <Problems shell={shell} errors={errors} />
      <Form
        action={action ?? `/demands/${demand.id}/outcome`}
        once={newSecret().slice(0, 22)}
        submit={t("voteYes")}
        other={
          <a class="btn plain" href={`/demands/${demand.id}`}>
            {t("back")}
          </a>
        }
      >
        <RadioField
          shell={shell}
          name="done"
          label={t("voteTitle")}
          error={errors["done"]}
          value={filled.values["done"] ?? before}
          required
          choices={[
            { value: "yes", label: t("done.yes"), icon: "check" },
            { value: "no", label: t("done.no"), icon: "flag" },
          ]}
        />
      </Form>
    </Page>
  );
}
