import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { CheckField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { SelectField, TextArea } from "#ui/field";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Question } from "../../asking/queries.ts";
import { languages, questionLimits } from "../../asking/rules.ts";
import type { StatementRow } from "../rules.ts";
import { words } from "../words.ts";
import { nameOf } from "./said.tsx";

type AddProps = {
  shell: Shell;
  question: Question;
  filled: Filled;
  /** What may say the same already. */
  alike: readonly Pick<StatementRow, "number" | "text" | "language">[];
};

/** Saying what is not yet said. */
export function AddStatementPage({ shell, question, filled, alike }: AddProps) {
  const t = words(shell.reader.locale);
  const { values } = filled;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const path = `/questions/${question.id}`;
  return (
    <Page shell={shell} title={t("add")}>
      <p class="row">
        <a href={path}>{question.title}</a>
      </p>
      <Problems shell={shell} errors={errors} />
      {alike.length > 0 && (
        <Notice kind="info" title={t("alike")}>
          <ul>
            {alike.map(({ number, text, language }) => (
              <li>
                <a href={`${path}?s=${number}`} lang={language} dir="auto">
                  {number}. {text}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Form action={`${path}/statements`} once={newSecret().slice(0, 22)} submit={t("send")}>
        <TextArea
          name="text"
          label={t("field.text")}
          hint={t("hint.text")}
          value={values["text"]}
          error={errors["text"]}
          maxlength={questionLimits.statement}
          rows={3}
          required
          dir="auto"
        />
        <SelectField
          name="language"
          label={t("field.language")}
          value={values["language"] || question.language}
          error={errors["language"]}
          options={languages.map((value) => ({ value, label: nameOf(value) }))}
        />
        {alike.length > 0 && <CheckField name="sure" label={t("sure")} checked={values["sure"] === "on"} />}
        <p class="hint">{t(question.tends || !question.statements_wait ? "agreed" : "waits")}</p>
      </Form>
    </Page>
  );
}
