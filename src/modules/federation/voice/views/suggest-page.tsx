import { postUseCases } from "#modules/posts";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { SelectField, TextArea } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { words } from "../../words.ts";
import type { QuestionElsewhere } from "../question-elsewhere.ts";
import { type OwnStatement, statementLength } from "../suggest-elsewhere.ts";

const key = () => newSecret().slice(0, 22);
type SuggestProps = { shell: Shell; question: QuestionElsewhere; mine: readonly OwnStatement[]; filled: Filled };

/** Saying what is not yet said in a question of another server, and what became of what one said before. */
export function SuggestPage({ shell, question, mine, filled }: SuggestProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const { post, title, host, open, takes_statements } = question;
  return (
    <Page shell={shell} title={t("suggest.title")}>
      <p class="row" dir="auto">
        <a href={`/p/${post.id}/opinions`}>{title}</a>
      </p>
      <Problems shell={shell} errors={sayComplaints(locale, filled.errors)} />
      {open && takes_statements ? (
        <SuggestForm shell={shell} question={question} filled={filled} />
      ) : (
        <Notice kind="info">{t(open ? "suggest.none" : "opinion.over", { host })}</Notice>
      )}
      {mine.length > 0 && (
        <>
          <h2>{t("suggest.mine")}</h2>
          <ul class="list">
            {mine.map((one) => (
              <Mine shell={shell} question={question} one={one} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function SuggestForm({ shell, question, filled }: Omit<SuggestProps, "mine">) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  const { postLanguages, languageNames } = postUseCases;
  return (
    <Form action={`/p/${question.post.id}/statements`} once={key()} submit={t("suggest.send")}>
      <TextArea
        name="text"
        label={t("suggest.text")}
        hint={t("suggest.textHint")}
        value={filled.values["text"]}
        error={errors["text"]}
        maxlength={statementLength}
        rows={3}
        required
        dir="auto"
      />
      <SelectField
        name="language"
        label={t("suggest.language")}
        value={filled.values["language"] || locale}
        error={errors["language"]}
        options={postLanguages.map((value) => ({ value, label: languageNames[value] }))}
      />
      <p class="hint">{t("suggest.hint", { host: question.host })}</p>
    </Form>
  );
}

function Mine({ shell, question, one }: { shell: Shell; question: QuestionElsewhere; one: OwnStatement }) {
  const t = words(shell.reader.locale);
  const { text, language, state, reason, number } = one;
  const what = state === "refused" && reason ? (`suggest.${reason}` as const) : (`suggest.${state}` as const);
  const here = number && question.statements.some((each) => each.number === number);
  return (
    <li class="entry">
      <p>
        <span lang={language} dir="auto">
          {text}
        </span>
        <span class="q">{t(what, { host: question.host, number: number ?? "–" })}</span>
      </p>
      {here && question.open && (
        <p class="row">
          <a class="btn alt" href={`/p/${question.post.id}/opinions?s=${number}`}>
            {t("opinion.statement", { number })}
          </a>
        </p>
      )}
      {state === "asked" && (
        <PressForm action={`/p/${question.post.id}/statements/${one.id}/removal`} once={key()} look="alt">
          {t("suggest.takeBack")}
        </PressForm>
      )}
    </li>
  );
}
