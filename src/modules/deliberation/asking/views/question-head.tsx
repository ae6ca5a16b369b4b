import { formatDate } from "#platform/format";
import type { Shell } from "#ui/page";
import type { Question } from "../queries.ts";
import { words } from "../words.ts";

type HeadProps = {
  shell: Shell;
  question: Question;
  /** For who has begun to answer. */
  folded: boolean;
  /** Whether a statement is the page's heading. */
  small: boolean;
};

/** What is asked, by whom and where, until when; and what it is about. */
export function QuestionHead({ shell, question, folded, small }: HeadProps) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const { id, title, about, author, group, demand_id, post_id, tends, closes_at, closed_at, isOver } = question;
  const end = closed_at ?? closes_at;
  return (
    <>
      {small ? (
        <p dir="auto">
          <b>{title}</b>
        </p>
      ) : (
        <h1 dir="auto">{title}</h1>
      )}
      <p class="q">
        {author && (
          <>
            {t("askedBy")} <a href={`/@${author.handle}`}>{author.name}</a>{" "}
          </>
        )}
        {group && (
          <>
            {t("in")} <a href={`/groups/${group.handle}`}>{group.name}</a>{" "}
          </>
        )}
        {end && t(isOver ? "closedOn" : "closesOn", { day: formatDate(end, locale, timeZone) })}
      </p>
      <details open={!folded && about !== ""}>
        <summary>{t("more")}</summary>
        {about && (
          <p class="lines" dir="auto">
            {about}
          </p>
        )}
        <p>{t(`votersAre.${question.voters}`)}</p>
        {question.joined_before && <p>{t("joinedBeforeIs")}</p>}
        <p>{t("answersOpen")}</p>
        <p class="row">
          {demand_id && <a href={`/demands/${demand_id}`}>{t("demand")}</a>}{" "}
          {post_id && <a href={`/p/${post_id}`}>{t("discussion")}</a>}{" "}
          {tends && <a href={`/questions/${id}/tend`}>{t("tend")}</a>}{" "}
          {shell.reader.viewer && !tends && <a href={`/report/question/${id}`}>{t("report")}</a>}
        </p>
      </details>
    </>
  );
}
