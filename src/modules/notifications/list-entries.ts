import { sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Range } from "#platform/paging";
import { type Reader, tellableTo } from "./queries.ts";

/** One thing that happened for a person, as it was told. */
export type NewsEntry = {
  readonly id: string;
  readonly kind: string;
  readonly actor_id: string | null;
  readonly subject_id: string;
  readonly post_id: string | null;
  readonly day: number;
};
/** Which entries: of these kinds, perhaps of one person, perhaps those that wait apart. */
export type EntryFilter = {
  readonly kinds: readonly string[];
  readonly actorId?: string | undefined;
  readonly apart?: boolean | undefined;
  /** Only these. */
  readonly ids?: readonly string[];
};

const columns = sql`entry.id, entry.kind, entry.actor_id, entry.subject_id, entry.post_id, entry.day`;

/** A page of the viewer's news, one by one, newest first. Each time it is looked anew at what of it they may see. */
export async function listEntries(
  ctx: Context,
  viewer: Reader,
  { before, since, after, size }: Range,
  { kinds, actorId, apart = false, ids }: EntryFilter,
): Promise<NewsEntry[]> {
  const { rows } = await sql<NewsEntry>`select ${columns} from notification_entries entry
    where entry.account_id = ${viewer.id} and entry.id < ${before} and entry.id > ${after ?? since ?? "0"}
      and ${apart ? sql`true` : sql`not entry.filtered`} and entry.kind = any(${[...kinds]}::text[])
      and ${actorId ? sql`entry.actor_id = ${actorId}` : sql`true`} and ${ids ? sql`entry.id = any(${[...ids]}::bigint[])` : sql`true`}
      and ${tellableTo(viewer)}
    order by entry.id ${after ? sql`asc` : sql`desc`} limit ${size}`.execute(ctx.db);
  return after ? rows.reverse() : rows;
}

/** @throws NotFound for what is not there, is another's, or may not be told any more, alike */
export async function getEntry(ctx: Context, viewer: Reader, id: string, kinds: readonly string[]): Promise<NewsEntry> {
  const { rows } = await sql<NewsEntry>`select ${columns} from notification_entries entry
    where entry.account_id = ${viewer.id} and entry.id = ${id} and entry.kind = any(${[...kinds]}::text[])
      and ${tellableTo(viewer)}`.execute(ctx.db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** How many entries the viewer has not seen; counted up to `most`. */
export async function countUnreadEntries(
  ctx: Context,
  viewer: Reader,
  { kinds, actorId }: EntryFilter,
  most: number,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from (select from notification_entries entry
    where entry.account_id = ${viewer.id} and not entry.filtered and entry.kind = any(${[...kinds]}::text[])
      and entry.id > coalesce((select read_up_to from inboxes where account_id = ${viewer.id}), 0)
      and ${actorId ? sql`entry.actor_id = ${actorId}` : sql`true`} and ${tellableTo(viewer)} limit ${most}) as fresh`.execute(
    ctx.db,
  );
  return rows[0]?.count ?? 0;
}
