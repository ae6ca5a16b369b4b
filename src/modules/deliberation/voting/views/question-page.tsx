import type { Filled } from "#platform/http/form";
import { sayComplaints } from "#ui/complaints";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Question } from "../../asking/queries.ts";
import { QuestionHead } from "../../asking/views/question-head.tsx";
import { QuestionPreview } from "../../result/views/preview.tsx";
import type { Merged } from "../../statements/merge-statement.ts";
import { nameOf } from "../../statements/views/said.tsx";
import { words as statementWords } from "../../statements/words.ts";
import type { Progress } from "../next-statement.ts";
import type { WhyNot } from "../rules.ts";
import { words } from "../words.ts";
import { Ballot, type BallotProps } from "./ballot.tsx";

type QuestionProps = {
  shell: Shell;
  question: Question;
  statement: BallotProps["statement"] | undefined;
  /** What was asked for, where it is the same as this statement. */
  merged: Merged | undefined;
  said: BallotProps["said"] | undefined;
  progress: Progress;
  /** The languages something of it can be read in, and the one that was chosen. */
  spoken: readonly string[];
  lang: string;
  why: WhyNot | "tooManyBallots" | undefined;
  filled: Filled;
  /** The whole address, for messengers. */
  address: string;
};

/** From so many answers on one is asked what is not yet said. */
const FEW = 3;

/** A question, and one statement to answer with one press. */
export function QuestionPage(props: QuestionProps) {
  const { shell, question, statement, merged, said, progress, spoken, lang, why, filled, address } = props;
  const t = words(shell.reader.locale);
  const path = `/questions/${question.id}`;
  const done = !statement && progress.all > 0 && progress.answered >= progress.all;
  return (
    <Page
      shell={shell}
      title={question.title}
      heading="own"
      index={!question.group?.isClosed}
      head={<QuestionPreview shell={shell} question={question} address={address} />}
    >
      <Problems shell={shell} errors={sayComplaints(shell.reader.locale, filled.errors)} />
      <QuestionHead shell={shell} question={question} folded={progress.answered > 0} small={statement !== undefined} />
      {why && <Why shell={shell} question={question} why={why} />}
      {merged && (
        <p class="note">
          {statementWords(shell.reader.locale)("mergedHere", { number: merged.number, other: merged.other })}
        </p>
      )}
      {statement && said && <Ballot {...{ shell, question, statement, said, lang, open: !why }} />}
      {done && (
        <Notice kind="ok" title={t("allAnswered")}>
          <p>{t("thanks")}</p>
        </Notice>
      )}
      {progress.answered > 0 && <p class="hint">{t("progress", progress)}</p>}
      <p class="row">
        <a class={done ? "btn" : "btn alt"} href={`${path}/map`}>
          {t("map")}
        </a>{" "}
        <a class="btn alt" href={`${path}/statements`}>
          {t("statements")}
        </a>
      </p>
      {!why && question.statements_from === "voters" && progress.answered >= FEW && (
        <p class="row">
          {t("unsaid")} <a href={`${path}/statements/new`}>{t("add")}</a>
        </p>
      )}
      {spoken.length > 1 && (
        <details>
          <summary>{t("otherLanguage")}</summary>
          <p class="row">{spoken.map((one) => [<a href={`${path}?lang=${one}`}>{nameOf(one)}</a>, " "])}</p>
        </details>
      )}
    </Page>
  );
}

/** Why somebody may not answer, and what they can do about it. */
function Why({ shell, question, why }: { shell: Shell; question: Question; why: NonNullable<QuestionProps["why"]> }) {
  const t = words(shell.reader.locale);
  return (
    <>
      <Notice kind="info">
        <p>{t(`why.${why}`)}</p>
      </Notice>
      {why === "needsAccount" && !shell.reader.viewer && (
        <p class="row">
          <a class="btn" href={`/session/new?next=/questions/${question.id}`}>
            {t("signIn")}
          </a>
        </p>
      )}
      {why === "groupOnly" && question.group && (
        <p class="row">
          <a href={`/groups/${question.group.handle}`}>{question.group.name}</a>
        </p>
      )}
    </>
  );
}
