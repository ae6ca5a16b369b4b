import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import type { Question } from "../../asking/queries.ts";
import { wordOf } from "../../voting/rules.ts";
import { words as voteWords } from "../../voting/words.ts";
import type { Merged } from "../merge-statement.ts";
import type { Statement } from "../queries.ts";
import type { Said } from "../translations/said-in.ts";
import { words } from "../words.ts";

type StatementsProps = {
  shell: Shell;
  question: Question;
  statements: readonly Statement[];
  /** Each as the reader reads it, by its id. */
  said: ReadonlyMap<string, Said>;
  /** Those that say the same as one of these. */
  merged: readonly Merged[];
  later: number | undefined;
  /** What became of what was just said. */
  added: string | undefined;
};

/** Everything said so far, by its number, and how one answered. */
export function StatementsPage({ shell, question, statements, said, merged, later, added }: StatementsProps) {
  const { locale } = shell.reader;
  const [t, say] = [words(locale), voteWords(locale)];
  const path = `/questions/${question.id}`;
  return (
    <Page shell={shell} title={t("statements")}>
      {(added === "waiting" || added === "shown") && <Notice kind="ok">{t(`added.${added}`)}</Notice>}
      <p class="row">
        <a href={path}>{question.title}</a>
      </p>
      {!question.isOver && (question.tends || question.statements_from === "voters") && (
        <p class="row">
          <a class="btn" href={`${path}/statements/new`}>
            {t("add")}
          </a>
        </p>
      )}
      {!question.isOver && <p class="hint">{t("listHint")}</p>}
      <ul class="list">
        {statements.map(({ id, number, mine, ...original }) => (
          <li id={`s${number}`}>
            <a href={`${path}?s=${number}`}>
              <span>
                <span lang={(said.get(id) ?? original).language} dir="auto">
                  {number}. {(said.get(id) ?? original).text}
                </span>{" "}
                {mine !== null && <span class="q">{t("yours", { vote: say(wordOf(mine)) })}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {merged.length > 0 && (
        <ul class="list">
          {merged.map(({ number, text, language, other }) => (
            <li id={`s${number}`}>
              <a href={`${path}?s=${other}`}>
                <span>
                  <span lang={language} dir="auto">
                    {number}. {text}
                  </span>{" "}
                  <span class="q">{t("sameAs", { number: other })}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {later && <Pager shell={shell} older={`${path}/statements?after=${later}`} label={t("later")} />}
    </Page>
  );
}
