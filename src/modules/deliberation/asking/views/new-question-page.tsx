import type { OrganisedGroup } from "#modules/groups";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Steps } from "#ui/steps";
import type { AskingDemand } from "../demand-to-ask.ts";
import { type Step, stepFields } from "../question-form.ts";
import { words } from "../words.ts";
import { About, Preview, Seeds, Who } from "./new-question-steps.tsx";

export type NewProps = {
  shell: Shell;
  step: Step;
  filled: Filled;
  groups: readonly OrganisedGroup[];
  demand: AskingDemand | undefined;
  guestsVote: boolean;
};

/** Asking what people think, one step after the other. What was answered before goes along, unseen. */
export function NewQuestionPage(props: NewProps) {
  const { shell, step, filled } = props;
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const StepFields = { 1: About, 2: Seeds, 3: Who, 4: Preview }[step];
  const carried = stepFields.flatMap((fields, index) => (index + 1 === step ? [] : [...fields]));
  const back = step > 1 && (
    <button type="submit" class="plain" formaction={`/questions/new/${step - 1}`} formnovalidate>
      {t("back")}
    </button>
  );
  return (
    <Page shell={shell} title={t("new")}>
      <Steps shell={shell} number={step} of={4} />
      <Problems shell={shell} errors={errors} />
      <Form
        action={step === 4 ? "/questions" : `/questions/new/${step + 1}`}
        once={newSecret().slice(0, 22)}
        submit={t(step === 4 ? "publish" : "next")}
        other={back}
      >
        {carried.map((name) => filled.values[name] && <input type="hidden" name={name} value={filled.values[name]} />)}
        <StepFields {...props} errors={errors} />
      </Form>
    </Page>
  );
}
