import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Post } from "./queries.ts";

/** Whom a post of ours reached at other servers beyond its author's followers, and who here passed it on to theirs. */
export type Reached = { readonly people: readonly string[]; readonly sharers: readonly string[] };
const MOST = 2000;

/** Who must be told that a post is gone, found while its rows are still there: who is named, shared it, answered or quoted it. */
export async function listReached(ctx: Context, post: Pick<Post, "id">): Promise<Reached> {
  const { rows } = await sql<{ id: string; isRemote: boolean }>`
    select distinct accounts.id, accounts.host <> '' as "isRemote" from (
      select account_id as id, false as here from mentions where post_id = ${post.id}
      union all select account_id, true from shares where post_id = ${post.id}
      union all select author_id, false from posts where (in_reply_to_id = ${post.id} or quoted_id = ${post.id}) and uri is not null
      union all select account_id, false from reactions where post_id = ${post.id}) as reached
    join accounts on accounts.id = reached.id where accounts.host <> '' or reached.here limit ${MOST}`.execute(ctx.db);
  const [people, sharers] = [rows.filter(({ isRemote }) => isRemote), rows.filter(({ isRemote }) => !isRemote)];
  return { people: people.map(({ id }) => id), sharers: sharers.map(({ id }) => id) };
}
