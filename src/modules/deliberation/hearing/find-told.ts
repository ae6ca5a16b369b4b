import { sql } from "kysely";
import { questionVisibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import type { QuestionRow } from "../asking/rules.ts";

/** A question that a post tells of, as its readers elsewhere may know it. */
export type ToldQuestion = QuestionRow & {
  readonly is_over: boolean;
  /** How many take part, each kind for itself. */
  readonly participants: { readonly member: number; readonly guest: number; readonly remote: number };
  readonly statements_count: number;
};

type Telling = { readonly id: string; readonly audience: string; readonly group_id: string | null };

/**
 * The question a post tells of: one that stands open to everyone where the post does, and one of a closed group in what is said to that
 * very group. For those who pass the post on to other servers.
 */
export async function findToldQuestion(ctx: Context, post: Telling): Promise<ToldQuestion | undefined> {
  const isOpen = post.audience === "public" || post.audience === "quiet";
  if (!isOpen && post.audience !== "group") return undefined;
  const isFor = !isOpen
    ? sql<boolean>`questions.removed_at is null and questions.group_id = ${post.group_id}`
    : questionVisibleTo(undefined);
  const { rows } = await sql<ToldQuestion>`
    select questions.*, closed_at is not null or coalesce(closes_at <= ${ctx.now()}, false) as is_over,
      (select jsonb_build_object('member', count(*) filter (where tier = 'member'), 'guest', count(*) filter (where tier = 'guest'),
        'remote', count(*) filter (where tier = 'remote')) from question_participants where question_id = questions.id and not set_aside) as participants,
      (select count(*)::int from statements where question_id = questions.id and state = 'shown') as statements_count
    from questions where post_id = ${post.id} and ${isFor} limit 1`.execute(ctx.db);
  return rows[0];
}

/** A statement with what people translated it to. */
export type ToldStatement = {
  readonly number: number;
  readonly language: string;
  readonly text: string;
  readonly translations: Readonly<Record<string, string>>;
};

const told = sql`select number, language, text, coalesce((select jsonb_object_agg(translated.language, translated.text)
    from statement_translations as translated where statement_id = statements.id and translated.state = 'approved'), '{}') as translations
  from statements where state = 'shown'`;

/** Those it began with and the newest of the others, by their numbers: what a post carries of them. */
export async function listTold(
  ctx: Context,
  question: { readonly id: string },
  most: number,
): Promise<ToldStatement[]> {
  const { rows } = await sql<ToldStatement>`select * from (${told} and question_id = ${question.id}
    order by is_seed desc, number desc limit ${most}) as told order by number`.execute(ctx.db);
  return rows;
}

/** A page of all of them, after a number. */
export async function listToldAfter(
  ctx: Context,
  question: { readonly id: string },
  after: number,
  size: number,
): Promise<ToldStatement[]> {
  const { rows } = await sql<ToldStatement>`${told} and question_id = ${question.id} and number > ${after}
    order by number limit ${size}`.execute(ctx.db);
  return rows;
}
