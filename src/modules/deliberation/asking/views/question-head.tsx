import { formatDate } from "#platform/format";
import type { Shell } from "#ui/page";
import type { Question } from "../queries.ts";
import { words } from "../words.ts";

/** What is asked, by whom and where, until when; what it is about, folded for who has begun to answer. */
export function QuestionHead({ shell, question, folded }: { shell: Shell; question: Question; folded: boolean }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const { id, title, about, author, group, demand_id, post_id, tends, closes_at, closed_at, isOver } = question;
  const end = closed_at ?? closes_at;
  return (
    <>
      <h2 dir="auto">{title}</h2>
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
