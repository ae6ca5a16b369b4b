import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Range } from "#platform/paging";
import type { EntryFilter } from "./list-entries.ts";
import { type Reader, tellableTo } from "./queries.ts";

/** Entries of one group that are looked at. */
const LOOKED_AT = 60;

/** Entries told together: those of one kind about one thing on one day, or one entry that is told by itself. */
export type EntryGroup = {
  readonly kind: string;
  readonly subject_id: string;
  readonly day: number;
  readonly post_id: string | null;
  readonly latest_id: string;
  readonly oldest_id: string;
  readonly count: number;
  /** Who did it, the last first. */
  readonly actor_ids: readonly string[];
  readonly alone: boolean;
};

/**
 * A page of the viewer's news, newest first: kinds in `together` as groups, all others one by one. What of it they may
 * see is looked at anew each time.
 */
export async function listEntryGroups(
  ctx: Context,
  viewer: Reader,
  { before, since, after, size }: Range,
  { kinds, actorId }: EntryFilter,
  together: readonly string[],
): Promise<EntryGroup[]> {
  const grouped = kinds.filter((kind) => together.includes(kind));
  const single = kinds.filter((kind) => !together.includes(kind));
  const least = after ?? since ?? "0";
  const order = after ? sql`asc` : sql`desc`;
  const isTheirs = actorId ? sql`entry.actor_id = ${actorId}` : sql`true`;
  const { rows } = await sql<EntryGroup>`
    (select kind, subject_id, day, shown.post_id, latest_id, shown.oldest_id, shown.count, shown.actor_ids, false as alone
      from notifications cross join lateral (
        select count(*)::int as count, min(id) as oldest_id, (array_agg(post_id order by id desc))[1] as post_id,
          array_remove(array_agg(actor_id::text order by id desc), null) as actor_ids
        from (select entry.id, entry.actor_id, entry.post_id from notification_entries entry
          where entry.account_id = notifications.account_id and entry.kind = notifications.kind
            and entry.subject_id = notifications.subject_id and entry.day = notifications.day
            and not entry.filtered and ${isTheirs} and ${tellableTo(viewer)}
          order by entry.id desc limit ${LOOKED_AT}) as latest having count(*) > 0) as shown
      where account_id = ${viewer.id} and kind = any(${grouped}::text[]) and latest_id < ${before} and latest_id > ${least}
      order by latest_id ${order} limit ${size})
    union all
    (select entry.kind, entry.subject_id, entry.day, entry.post_id, entry.id, entry.id, 1, array_remove(array[entry.actor_id::text], null), true
      from notification_entries entry
      where entry.account_id = ${viewer.id} and not entry.filtered and entry.kind = any(${single}::text[])
        and entry.id < ${before} and entry.id > ${least} and ${isTheirs} and ${tellableTo(viewer)}
      order by entry.id ${order} limit ${size})
    order by latest_id ${order} limit ${size}`.execute(ctx.db);
  return after ? rows.reverse() : rows;
}
