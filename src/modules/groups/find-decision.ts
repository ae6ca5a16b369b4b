import { type Selectable, sql } from "kysely";
import type { Context } from "#platform/context";
import type { GroupLogTable } from "#platform/schema";
import type { Access } from "./rules.ts";

/** What somebody here decided in a group of ours, and whether everyone may know who they are. */
export type Decision = Selectable<GroupLogTable> & { readonly access: Access; readonly isKnown: boolean };

/** A line of a group's book that other servers are told; undefined for all else, and for what was decided elsewhere. */
export async function findDecision(ctx: Context, logId: string): Promise<Decision | undefined> {
  const { rows } = await sql<Decision>`
    select group_log.*, access, actor.findable_by = 'everyone' as "isKnown" from group_log
    join groups on groups.id = group_log.group_id join accounts home on home.id = groups.id
    join accounts actor on actor.id = actor_id
    where group_log.id = ${logId} and home.host = '' and actor.host = ''
      and deed in ('banned', 'unbanned', 'pinned', 'unpinned', 'locked', 'unlocked')`.execute(ctx.db);
  return rows[0];
}
