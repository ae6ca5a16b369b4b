import { type RawBuilder, sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import type { EachLooker, Looker } from "./visibility.ts";

/** The lists a muted word is looked for in. */
export type Place = "home" | "community" | "tags";

/** A word the viewer mutes, found in a post; `removes` when they want to see nothing of it. */
export type MutedIn = { readonly word: string; readonly removes: boolean };

const columns = {
  home: sql`muted_words.in_home`,
  community: sql`muted_words.in_community`,
  tags: sql`muted_words.in_tags`,
  notifications: sql`muted_words.in_notifications`,
} as const;
const holds = sql`(expires_at is null or expires_at > now())`;

/** What the viewer mutes, the latest first. */
export async function listMutedWords(ctx: Context, viewer: { readonly id: string }) {
  return ctx.db
    .selectFrom("muted_words")
    .selectAll()
    .where("account_id", "=", viewer.id)
    .where(sql<boolean>`${holds}`)
    .orderBy("id", "desc")
    .execute();
}

/** In which of these posts stands a word the viewer mutes there, also in what a post quotes. One's own posts are never hidden. */
export async function findMutedIn(
  ctx: Context,
  viewer: Pick<Account, "id" | "mutes_words"> | undefined,
  place: Place,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MutedIn>> {
  if (!viewer?.mutes_words || ids.length === 0) return new Map();
  const { rows } = await sql<MutedIn & { id: string }>`
    select distinct on (posts.id) posts.id, word, removes
    from posts left join posts quoted on quoted.id = posts.quoted_id and posts.quote_state = 'accepted'
    join muted_words on muted_words.account_id = ${viewer.id} and ${columns[place]} and ${holds}
      and concat_ws(' ', posts.warning, posts.text, quoted.warning, quoted.text) ~* pattern
    where posts.id = any(${ids}::bigint[]) and posts.author_id <> ${viewer.id}
    order by posts.id, removes desc, muted_words.id`.execute(ctx.db);
  return new Map(rows.map(({ id, word, removes }) => [id, { word, removes }]));
}

/** Whether someone has not muted the conversation a post belongs to. */
export function notMutedThread(looker: Looker | EachLooker): RawBuilder<boolean> {
  if (looker?.status !== "active") return sql<boolean>`true`;
  return sql<boolean>`not exists (select from thread_mutes where account_id = ${looker.id} and thread_mutes.thread_id = posts.thread_id)`;
}

/** Whether someone wants to be told of a post: neither its conversation nor a word in it is muted for news. */
export function wantsNewsOf(looker: EachLooker): RawBuilder<boolean> {
  return sql<boolean>`(${notMutedThread(looker)} and not exists (select from muted_words
    where muted_words.account_id = ${looker.id} and posts.author_id <> ${looker.id}
      and ${columns.notifications} and ${holds} and concat_ws(' ', posts.warning, posts.text) ~* pattern))`;
}
