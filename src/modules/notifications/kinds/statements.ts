import { type RawBuilder, sql } from "kysely";
import { questionVisibleTo } from "#modules/trust";
import { idsOf, type Kind } from "../kind.ts";

const reader = { id: sql<string>`entry.account_id`, status: "active" } as const;
const isSeen = sql<boolean>`exists (select from questions where questions.id = entry.subject_id and ${questionVisibleTo(reader)})`;

/** Whoever asked and the organisers of its group, but for whoever did it. */
function hosts(payload: unknown): RawBuilder<unknown> {
  const { questionId } = idsOf(payload, "questionId");
  const byId = (payload as { byId?: unknown }).byId;
  return sql`select account_id, null::bigint, ${questionId}::bigint, null::bigint from (
      select author_id as account_id from questions where id = ${questionId}
      union select group_members.account_id from questions join group_members on group_members.group_id = questions.group_id
        where questions.id = ${questionId} and group_members.state = 'member' and group_members.role in ('organiser', 'owner')) as people
    where account_id is not null and account_id is distinct from ${typeof byId === "string" ? byId : null}::bigint`;
}

/** Statements and translations wait: those who look after the question are told, once a day however many they are. */
export const statementWaits: Kind = {
  name: "statement-waits",
  on: ["deliberation.statement-added", "deliberation.translation-suggested"],
  icon: "check",
  find: hosts,
  holds: sql<boolean>`(exists (select from statements where question_id = entry.subject_id and state = 'waiting')
    or exists (select from statement_translations join statements on statements.id = statement_id
      where question_id = entry.subject_id and statement_translations.state = 'suggested')) and ${isSeen}`,
  link: ({ subject_id }) => `/questions/${subject_id}/tend`,
};

/** What somebody added was looked at, and is shown now. */
export const statementShown: Kind = {
  name: "statement-shown",
  on: ["deliberation.statement-shown"],
  icon: "check",
  find: (payload) => sql`select account_id, null::bigint, statements.question_id, null::bigint from statements
    join question_participants on question_participants.id = participant_id
    where statements.id = ${idsOf(payload, "statementId").statementId} and state = 'shown' and account_id is not null
      and decided_by is distinct from account_id and decided_by is not null`,
  holds: isSeen,
  link: ({ subject_id }) => `/questions/${subject_id}/statements`,
};

/** What somebody added says the same as another statement: it is not answered any more, and points there. */
export const statementMerged: Kind = {
  name: "statement-merged",
  on: ["deliberation.statement-merged"],
  icon: "check",
  find: (payload) => sql`select account_id, null::bigint, statements.question_id, null::bigint from statements
    join question_participants on question_participants.id = participant_id
    where statements.id = ${idsOf(payload, "statementId").statementId} and same_as_id is not null and account_id is not null
      and decided_by is distinct from account_id`,
  holds: isSeen,
  link: ({ subject_id }) => `/questions/${subject_id}/statements`,
};
