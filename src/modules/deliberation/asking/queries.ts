import { type RawBuilder, sql } from "kysely";
import { type Looker, questionVisibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { NEWEST, PAGE_SIZE, type Page, toPage } from "#platform/paging";
import type { QuestionRow } from "./rules.ts";

type Named = { readonly id: string; readonly handle: string; readonly name: string };

/** A question as it is shown, with how the looker stands to it. */
export type Question = QuestionRow & {
  /** Nobody when they left, or are blocked by the looker or block them. */
  readonly author: Named | undefined;
  readonly group: (Named & { readonly isClosed: boolean }) | undefined;
  /** Whether its end has come. */
  readonly isOver: boolean;
  /** Since when the looker belongs to its group. */
  readonly since: Date | null;
  /** Whether the looker asked it, organises its group, or moderates here. */
  readonly tends: boolean;
  /** Whether this house lets people without an account answer. */
  readonly guestsVote: boolean;
};

type Found = Omit<Question, "author" | "group"> & { author: Named | null; gathering: Question["group"] | null };

const found = (ctx: Context, looker: Looker, rest: RawBuilder<unknown>) => sql<Found>`
  select questions.*, mine.since, (questions.closed_at is not null or coalesce(questions.closes_at <= ${ctx.now()}, false)) as "isOver",
    (select guests_vote from community) as "guestsVote",
    coalesce(${looker?.status ?? null}::text = 'active' and (questions.author_id = ${looker?.id ?? null} or mine.role in ('organiser', 'owner')
      or exists (select from accounts where accounts.id = ${looker?.id ?? null} and (accounts.role = 'administrator'
        or accounts.role = 'moderator' and 'reports' = any (permissions)))), false) as tends,
    (select json_build_object('id', accounts.id::text, 'handle', handle, 'name', name) from accounts where accounts.id = questions.author_id
      and not exists (select from blocks where (blocker_id, blocked_id) in ((accounts.id, ${looker?.id ?? null}), (${looker?.id ?? null}, accounts.id)))) as author,
    (select json_build_object('id', groups.id::text, 'handle', handle, 'name', name, 'isClosed', access in ('private', 'invite'))
      from groups join accounts on accounts.id = groups.id where groups.id = questions.group_id) as gathering
  from questions
  left join group_members mine on mine.group_id = questions.group_id and mine.account_id = ${looker?.id ?? null} and mine.state = 'member'
  where ${questionVisibleTo(looker)} and ${rest}`;

const toQuestion = ({ author, gathering, ...row }: Found): Question => ({
  ...row,
  author: author ?? undefined,
  group: gathering ?? undefined,
});

/** A question the looker may see. @throws NotFound */
export async function getQuestion(ctx: Context, looker: Looker, id: string): Promise<Question> {
  const { rows } = await found(ctx, looker, sql`questions.id = ${id}`).execute(ctx.db);
  const [row] = rows;
  if (!row) throw new NotFound();
  return toQuestion(row);
}

/** Questions the looker may see, newest first, of which `where` is true. */
export async function listQuestions(
  ctx: Context,
  looker: Looker,
  { where = sql<boolean>`true`, before = NEWEST }: { where?: RawBuilder<boolean>; before?: string | undefined } = {},
): Promise<Page<Question>> {
  const { rows } = await found(
    ctx,
    looker,
    sql`questions.id < ${before} and ${where} order by questions.id desc limit ${PAGE_SIZE + 1}`,
  ).execute(ctx.db);
  return toPage(rows.map(toQuestion), ({ id }) => id);
}

/** Those that take answers now, and those that are over. */
export const isOpen = (ctx: Context): RawBuilder<boolean> =>
  sql<boolean>`(questions.closed_at is null and (questions.closes_at is null or questions.closes_at > ${ctx.now()}))`;
