import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { SelectField, TextArea } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Question } from "../../asking/queries.ts";
import { languageNames, languages, questionLimits } from "../../asking/rules.ts";
import { words } from "../words.ts";

/** Saying what is not yet said. */
export function AddStatementPage({ shell, question, filled }: { shell: Shell; question: Question; filled: Filled }) {
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
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <p class="hint">{t(question.tends || !question.statements_wait ? "agreed" : "waits")}</p>
      </Form>
    </Page>
  );
}
