import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { SelectField, TextArea } from "#ui/field";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Question } from "../../asking/queries.ts";
import { languages, questionLimits } from "../../asking/rules.ts";
import type { StatementRow } from "../rules.ts";
import type { Translation } from "../translations/queries.ts";
import { words } from "../words.ts";
import { nameOf } from "./said.tsx";
import { Suggestions } from "./suggestions.tsx";

type TranslationsProps = {
  shell: Shell;
  question: Question;
  statement: StatementRow;
  translations: readonly Translation[];
  suggested: Parameters<typeof Suggestions>[0]["suggested"];
  filled: Filled;
  /** Whether a suggestion was just sent. */
  sent: boolean;
};

/** A statement in every language people put it into, with what stood there before. */
export function TranslationsPage(props: TranslationsProps) {
  const { shell, question, statement, translations, suggested, filled, sent } = props;
  const t = words(shell.reader.locale);
  const path = `/questions/${question.id}`;
  const [now, before] = [
    translations.filter(({ state }) => state === "approved"),
    translations.filter(({ state }) => state === "replaced"),
  ];
  return (
    <Page shell={shell} title={t("translationsOf", { number: statement.number })}>
      {sent && <Notice kind="ok">{t("suggested")}</Notice>}
      <p class="row">
        <a href={`${path}?s=${statement.number}`}>{question.title}</a>
      </p>
      <ul class="list">
        <Line language={statement.language} text={statement.text} by={t("original")} />
        {now.map(({ language, text, maker }) => (
          <Line language={language} text={text} by={maker ? t("madeBy", { name: maker.name }) : ""} />
        ))}
      </ul>
      {before.length > 0 && (
        <details>
          <summary>{t("before")}</summary>
          <ul class="list">
            {before.map(({ language, text, maker }) => (
              <Line language={language} text={text} by={maker ? t("madeBy", { name: maker.name }) : ""} />
            ))}
          </ul>
        </details>
      )}
      <Suggestions shell={shell} path={`${path}/statements/${statement.number}/translations`} suggested={suggested} />
      {shell.reader.viewer && (
        <SuggestForm {...{ shell, statement, filled, action: `${path}/statements/${statement.number}/translations` }} />
      )}
    </Page>
  );
}

const Line = ({ language, text, by }: { language: string; text: string; by: string }) => (
  <li class="entry">
    <p>
      <span lang={language} dir="auto">
        {text}
      </span>
      <span class="q">{[nameOf(language), by].filter(Boolean).join(" · ")}</span>
    </p>
  </li>
);

type SuggestProps = Pick<TranslationsProps, "shell" | "statement" | "filled"> & { action: string };
function SuggestForm({ shell, statement, filled, action }: SuggestProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <>
      <h2>{t("suggest")}</h2>
      <p class="hint">{t("suggestHint")}</p>
      <Problems shell={shell} errors={errors} />
      <Form action={action} once={newSecret().slice(0, 22)} submit={t("send")}>
        <SelectField
          name="language"
          label={t("field.language")}
          value={filled.values["language"]}
          error={errors["language"]}
          options={languages
            .filter((value) => value !== statement.language)
            .map((value) => ({ value, label: nameOf(value) }))}
        />
        <TextArea
          name="text"
          label={t("field.translation")}
          value={filled.values["text"]}
          error={errors["text"]}
          maxlength={questionLimits.translation}
          rows={3}
          required
          dir="auto"
        />
      </Form>
    </>
  );
}
