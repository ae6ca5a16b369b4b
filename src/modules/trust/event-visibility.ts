import { type RawBuilder, sql } from "kysely";
import type { EachLooker, Looker } from "./visibility.ts";

/**
 * Which rows of `events` a viewer may see:
 *
 * - what moderators took away nobody sees;
 * - public ones everyone sees, unless they are of a closed group; those for this server its members alone;
 * - those of a group its members see, wherever they live, and only as long as they are members: whoever made it as well;
 * - across a block with its organiser nobody sees it, nor while its organiser, or its group, is suspended.
 */
export function eventVisibleTo(looker: Looker | EachLooker): RawBuilder<boolean> {
  if (looker?.status !== "active" && looker?.status !== "remote")
    return sql<boolean>`(${isThere} and events.audience = 'public' and ${isOfNoClosedGroup})`;
  const { id } = looker;
  const open = looker.status === "active" ? sql`('public', 'local')` : sql`('public')`;
  return sql<boolean>`(${isThere}
    and (events.audience in ${open} and ${isOfNoClosedGroup}
      or exists (select from group_members where group_id = events.group_id and account_id = ${id} and state = 'member'))
    and not exists (select from blocks where blocker_id = events.organiser_id and blocked_id = ${id})
    and not exists (select from blocks where blocker_id = ${id} and blocked_id = events.organiser_id))`;
}

const isThere = sql<boolean>`(events.removed_at is null
  and (events.organiser_id is null or (select status from accounts where id = events.organiser_id) in ('active', 'remote'))
  and (events.group_id is null or (select status from accounts where id = events.group_id) in ('active', 'remote')))`;

const isOfNoClosedGroup = sql<boolean>`not exists (select from groups where groups.id = events.group_id and access in ('private', 'invite'))`;
