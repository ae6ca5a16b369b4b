import type { Shell } from "#ui/page";
import type { Question } from "../../asking/queries.ts";
import type { Statement } from "../../statements/queries.ts";
import type { StatementRow } from "../../statements/rules.ts";
import type { Said } from "../../statements/translations/said-in.ts";
import { Original } from "../../statements/views/said.tsx";
import { wordOf } from "../rules.ts";
import { words } from "../words.ts";

export type BallotProps = {
  shell: Shell;
  question: Question;
  statement: StatementRow | Statement;
  said: Said;
  /** The language chosen on the page, or nothing. */
  lang: string;
  /** Whether the reader may answer. */
  open: boolean;
};

/** One statement, large, and the three things one can say to it. */
export function Ballot({ shell, question, statement, said, lang, open }: BallotProps) {
  const t = words(shell.reader.locale);
  const mine = "mine" in statement && statement.mine !== null ? wordOf(statement.mine) : undefined;
  const { number } = statement;
  return (
    <section class="post">
      <p class="q">{t("statementNumber", { number })}</p>
      <h1 lang={said.language} dir="auto">
        {said.text}
      </h1>
      <Original shell={shell} said={said} href={`/questions/${question.id}/statements/${number}/translations`} />
      {open && (
        <form method="post" action={`/questions/${question.id}/votes`}>
          <input type="hidden" name="statement" value={`${number}`} />
          {lang && <input type="hidden" name="lang" value={lang} />}
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
