import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { decisions } from "../../statements/decide-statement.ts";
import type { Waiting as WaitingRow } from "../../statements/queries.ts";
import type { Translation } from "../../statements/translations/queries.ts";
import type { Question } from "../queries.ts";
import { questionLimits } from "../rules.ts";
import { words } from "../words.ts";
import { Waiting } from "./waiting.tsx";

const key = () => newSecret().slice(0, 22);

type TendProps = {
  shell: Shell;
  question: Question;
  waiting: readonly WaitingRow[];
  suggested: readonly Translation[];
  /** Whether anybody has answered: then its words stay. */
  voted: boolean;
  filled: Filled;
};

/** Everything whoever looks after a question has to do: what waits first. */
export function TendPage({ shell, question, waiting, suggested, voted, filled }: TendProps) {
  const t = words(shell.reader.locale);
  const path = `/questions/${question.id}`;
  return (
    <Page shell={shell} title={t("tend")}>
      <p class="row">
        <a href={path}>{question.title}</a>
      </p>
      <Problems shell={shell} errors={sayComplaints(shell.reader.locale, filled.errors)} />
      <Waiting shell={shell} path={path} waiting={waiting} suggested={suggested} />
      <p class="row">
        <a class="btn alt" href={`${path}/statements/new`}>
          {t("add")}
        </a>
      </p>
      <DecisionForm shell={shell} path={path} filled={filled} />
      {(!voted || filled.errors["title"] !== undefined) && (
        <RevisionForm shell={shell} question={question} filled={filled} />
      )}
      <h2>{t(question.isOver ? "endIs" : "end")}</h2>
      <p class="hint">{t(question.isOver ? "reopenHint" : "endHint")}</p>
      <div class="row">
        {question.isOver ? (
          <PressForm action={`${path}/end/removal`} once={key()} look="alt">
            {t("reopen")}
          </PressForm>
        ) : (
          <PressForm action={`${path}/end`} once={key()} look="alt">
            {t("close")}
          </PressForm>
        )}
      </div>
    </Page>
  );
}

/** A decision about a statement by its number: one that is shown, or is out. */
function DecisionForm({ shell, path, filled }: { shell: Shell; path: string; filled: Filled }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <details open={errors["statement"] !== undefined || errors["same"] !== undefined}>
      <summary>{t("decideOther")}</summary>
      <Form action={`${path}/decisions`} once={key()} submit={t("save")}>
        <TextField
          name="statement"
          label={t("field.number")}
          value={filled.values["statement"]}
          error={errors["statement"]}
          inputmode="numeric"
          maxlength={5}
          required
        />
        <RadioField
          shell={shell}
          name="decision"
          label={t("field.decision")}
          value={filled.values["decision"] || "out"}
          choices={([...decisions, "same"] as const).map((value) => ({
            value,
            label: t(`decision.${value}`),
            ...(value === "about-people" && { hint: t("hint.aboutPeople") }),
            ...(value === "same" && { hint: t("hint.same") }),
          }))}
        />
        <TextField
          name="same"
          label={t("field.same")}
          value={filled.values["same"]}
          error={errors["same"]}
          inputmode="numeric"
          maxlength={5}
        />
      </Form>
    </details>
  );
}

function RevisionForm({ shell, question, filled }: { shell: Shell; question: Question; filled: Filled }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { title = question.title, about = question.about } = filled.values;
  return (
    <details open={errors["title"] !== undefined || errors["about"] !== undefined}>
      <summary>{t("change")}</summary>
      <Form action={`/questions/${question.id}/revisions`} once={key()} submit={t("save")}>
        <TextField
          name="title"
          label={t("field.title")}
          hint={t("hint.change")}
          value={title}
          error={errors["title"]}
          maxlength={questionLimits.title}
          required
          dir="auto"
        />
        <TextArea
          name="about"
          label={t("field.about")}
          value={about}
          error={errors["about"]}
          maxlength={questionLimits.about}
          rows={4}
          dir="auto"
        />
      </Form>
    </details>
  );
}
