import type { Filled } from "#platform/http/form";
import { sayComplaints } from "#ui/complaints";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Question } from "../../asking/queries.ts";
import { QuestionHead } from "../../asking/views/question-head.tsx";
import type { Statement } from "../../statements/queries.ts";
import type { StatementRow } from "../../statements/rules.ts";
import type { Progress } from "../next-statement.ts";
import { type WhyNot, wordOf } from "../rules.ts";
import { words } from "../words.ts";

type QuestionProps = {
  shell: Shell;
  question: Question;
  statement: StatementRow | Statement | undefined;
  progress: Progress;
  why: WhyNot | "tooManyBallots" | undefined;
  filled: Filled;
};

/** A question, and one statement to answer with one press. */
export function QuestionPage({ shell, question, statement, progress, why, filled }: QuestionProps) {
  const t = words(shell.reader.locale);
  const { id } = question;
  return (
    <Page shell={shell} title={question.title} heading="own" index={!question.group?.isClosed}>
      <Problems shell={shell} errors={sayComplaints(shell.reader.locale, filled.errors)} />
      <QuestionHead shell={shell} question={question} folded={progress.answered > 0} />
      {why && <Why shell={shell} question={question} why={why} />}
      {statement && (!why || why === "needsAccount") && (
        <Ballot shell={shell} question={question} statement={statement} disabled={why !== undefined} />
      )}
      {!statement && progress.all > 0 && progress.answered >= progress.all && (
        <Notice kind="ok" title={t("allAnswered")}>
          <p>{t("thanks")}</p>
        </Notice>
      )}
      {progress.answered > 0 && <p class="hint">{t("progress", { answered: progress.answered, all: progress.all })}</p>}
      <p class="row">
        <a class="btn alt" href={`/questions/${id}/map`}>
          {t("map")}
        </a>{" "}
        <a class="btn alt" href={`/questions/${id}/statements`}>
          {t("statements")}
        </a>
      </p>
      {!why && question.statements_from === "voters" && progress.answered >= 3 && (
        <p>
          {t("unsaid")} <a href={`/questions/${id}/statements/new`}>{t("add")}</a>
        </p>
      )}
    </Page>
  );
}

/** One statement, large, and the three things one can say to it. */
function Ballot(props: { shell: Shell; question: Question; statement: StatementRow | Statement; disabled: boolean }) {
  const { shell, question, statement, disabled } = props;
  const t = words(shell.reader.locale);
  const mine = "mine" in statement && statement.mine !== null ? wordOf(statement.mine) : undefined;
  return (
    <section class="post" aria-label={t("statementNumber", { number: statement.number })}>
      <p class="q">{t("statementNumber", { number: statement.number })}</p>
      <h1 lang={statement.language} dir="auto">
        {statement.text}
      </h1>
      {!disabled && (
        <form method="post" action={`/questions/${question.id}/votes`}>
          <input type="hidden" name="statement" value={`${statement.number}`} />
          <ul class="poll">
            {(["agree", "disagree", "pass"] as const).map((vote) => (
              <li>
                <button
                  type="submit"
                  name="vote"
                  value={vote}
                  class="alt"
                  aria-pressed={mine === undefined ? undefined : `${mine === vote}`}
                >
                  {t(vote)}
                </button>
              </li>
            ))}
          </ul>
        </form>
      )}
    </section>
  );
}

/** Why somebody may not answer, and what they can do about it. */
function Why({ shell, question, why }: { shell: Shell; question: Question; why: NonNullable<QuestionProps["why"]> }) {
  const t = words(shell.reader.locale);
  return (
    <Notice kind="info">
      <p>{t(`why.${why}`)}</p>
      {why === "needsAccount" && !shell.reader.viewer && (
        <p class="row">
          <a class="btn" href={`/session/new?next=/questions/${question.id}`}>
            {t("signIn")}
          </a>
        </p>
      )}
      {why === "groupOnly" && question.group && (
        <p>
          <a href={`/groups/${question.group.handle}`}>{question.group.name}</a>
        </p>
      )}
    </Notice>
  );
}
