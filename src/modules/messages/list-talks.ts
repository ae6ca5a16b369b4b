import { sql } from "kysely";
import type { Source } from "#modules/posts";
import { type Looker, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import type { Range } from "#platform/paging";

/** Conversations that are read for one timeline, the latest first. */
const LOOKED_AT = 200;

/** A conversation of the viewer's by ids: who else is in it, and the last message they may see. */
export type Talk = {
  readonly id: string;
  readonly cursor: string;
  readonly unread: boolean;
  readonly people: readonly string[];
  readonly last_id: string | null;
};

/** The viewer's conversations, where something was said last first; what strangers ask is not among them. */
export async function listTalks(
  ctx: Context,
  viewer: Viewer,
  { before, since, after, size }: Range,
  id?: string,
): Promise<Talk[]> {
  const { rows } = await sql<Talk>`
    select mine.conversation_id as id, mine.last_post_id as cursor, mine.last_post_id > mine.read_up_to as unread,
      (select posts.id from posts where posts.conversation_id = mine.conversation_id and ${visibleTo(viewer)} order by posts.id desc limit 1) as last_id,
      array(select accounts.id::text from conversation_members theirs join accounts on accounts.id = theirs.account_id and accounts.status in ('active', 'remote')
        where theirs.conversation_id = mine.conversation_id and theirs.account_id <> ${viewer.id} and theirs.state <> 'left' order by accounts.id) as people
    from conversation_members mine
    where mine.account_id = ${viewer.id} and mine.state = 'accepted' and ${id ? sql`mine.conversation_id = ${id}` : sql`mine.last_post_id > 0`}
      and mine.last_post_id < ${before} and mine.last_post_id >= ${after ?? since ?? "0"}
    order by mine.last_post_id ${after ? sql`asc` : sql`desc`} limit ${size}`.execute(ctx.db);
  return after ? rows.reverse() : rows;
}

/** What was said in the viewer's conversations. */
export const directSource = (viewer: NonNullable<Looker>): Source => ({
  each: sql`(select conversation_id as id from conversation_members where account_id = ${viewer.id} and state = 'accepted'
    order by last_post_id desc limit ${LOOKED_AT}) as talk`,
  from: sql`posts`,
  where: sql<boolean>`posts.conversation_id = talk.id`,
  entry: sql`posts.id`,
});
