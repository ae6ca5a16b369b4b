import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Notice } from "#ui/notice";
import type { Shell } from "#ui/page";
import { words } from "../../words.ts";
import type { QuestionElsewhere, StatementElsewhere } from "../question-elsewhere.ts";
import { opinionWords } from "./opinion-ballot.tsx";

type OwnProps = { shell: Shell; question: Pick<QuestionElsewhere, "post" | "host" | "open" | "statements"> };
const byNumber = (a: StatementElsewhere, b: StatementElsewhere) => a.number - b.number;

/** What the reader said so far, by the numbers of the statements, with the ways to say otherwise and to take it back. */
export function OwnOpinions({ shell, question }: OwnProps) {
  const t = words(shell.reader.locale);
  const { post, host, open, statements } = question;
  const answered = statements.filter(({ mine }) => mine).sort(byNumber);
  if (answered.length === 0) return null;
  return (
    <>
      {answered.some(({ mine }) => mine?.state === "refused") && (
        <Notice kind="bad">{t("opinion.someRefused", { host })}</Notice>
      )}
      <details>
        <summary>{t("opinion.mine")}</summary>
        <ol class="list">
          {answered.map(({ number, text, mine }) => (
            <li>
              <p dir="auto">
                {number}. {text} <span class="tag">{t(`opinion.${wordOf(mine?.vote)}`)}</span>{" "}
                {mine && mine.state !== "accepted" && <span class="tag">{t(`opinion.${mine.state}`)}</span>}
              </p>
              <div class="row">
                {open && (
                  <a class="btn alt" href={`/p/${post.id}/opinions?s=${number}`}>
                    {t("opinion.change", { number })}
                  </a>
                )}
                <PressForm
                  action={`/p/${post.id}/opinions/${number}/removal`}
                  once={newSecret().slice(0, 22)}
                  look="plain"
                >
                  {t("opinion.takeBack", { number })}
                </PressForm>
              </div>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

const wordOf = (vote: number | undefined) => opinionWords.find(([value]) => value === vote)?.[1] ?? "pass";
