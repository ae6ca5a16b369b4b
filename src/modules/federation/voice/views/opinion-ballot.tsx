import type { Shell } from "#ui/page";
import { words } from "../../words.ts";
import type { QuestionElsewhere, StatementElsewhere } from "../question-elsewhere.ts";

type BallotProps = {
  shell: Shell;
  question: Pick<QuestionElsewhere, "post" | "host">;
  statement: StatementElsewhere;
};

export const opinionWords = [
  [1, "agree"],
  [-1, "disagree"],
  [0, "pass"],
] as const;

/** One statement, large, and the three things one can say to it. Who translated it is said, and how it was written stands below. */
export function OpinionBallot({ shell, question: { post, host }, statement }: BallotProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const { number, text, language, translated, original, mine } = statement;
  return (
    <section class="post" aria-label={t("opinion.statement", { number })}>
      <p class="hint">{t("opinion.statement", { number })}</p>
      <h2 dir="auto" lang={translated ? locale : langOf(language)}>
        {text}
      </h2>
      {translated && (
        <details>
          <summary>{t("opinion.translated", { host })}</summary>
          <p dir="auto" lang={langOf(language)}>
            {original}
          </p>
        </details>
      )}
      <form method="post" action={`/p/${post.id}/opinions`}>
        <input type="hidden" name="statement" value={`${number}`} />
        <ul class="poll">
          {opinionWords.map(([vote, name]) => (
            <li>
              <button
                type="submit"
                class="alt"
                name="vote"
                value={name}
                aria-pressed={mine ? `${mine.vote === vote}` : undefined}
              >
                {t(`opinion.${name}`)}
              </button>
            </li>
          ))}
        </ul>
      </form>
      <p class="hint">{t("opinion.hint", { host })}</p>
    </section>
  );
}

/** Nothing is better than the code for a language nobody knows. */
export const langOf = (language: string) => (language === "und" ? undefined : language);
