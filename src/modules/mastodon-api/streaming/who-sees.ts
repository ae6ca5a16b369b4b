import { type RawBuilder, sql } from "kysely";
import type { Source } from "#modules/posts";
import { type EachLooker, notMutedBy, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import type { StreamEvent } from "./read-events.ts";

/** Many people at once, as the conditions of lists name them. */
export type EachReader = EachLooker & { readonly reads_merged: true };
/** Somebody finds a post at this place of a list. */
export type Seen = { readonly account_id: string; readonly entry_id: string; readonly post_id: string };

/** Which of these readers finds which of these posts in the sources of a list. The visibility policy is composed in, as in lists. */
export async function whoSees(
  ctx: Context,
  readers: readonly string[],
  sourcesOf: (reader: EachReader) => readonly Source[],
  by: "entry" | "post",
  events: readonly StreamEvent[],
): Promise<readonly Seen[]> {
  if (readers.length === 0 || events.length === 0) return [];
  const reader: EachReader = { id: sql<string>`readers.id`, status: "active", reads_merged: true };
  const ids = [...new Set(events.map(({ subject_id }) => subject_id))];
  const branches = sourcesOf(reader).map(({ from, where, entry, each }) => {
    const which: RawBuilder<unknown> = by === "entry" ? entry : sql`posts.id`;
    const found = sql`(select ${entry} as entry_id, posts.id as post_id from ${from}
      where ${where} and ${which} = any(${ids}::bigint[]) and ${visibleTo(reader)})`;
    return sql`select readers.id as account_id, found.entry_id, found.post_id from unnest(${readers}::bigint[]) as readers(id)
      ${each ? sql`cross join lateral ${each}` : sql``} cross join lateral ${found} as found`;
  });
  const { rows } = await sql<Seen>`${sql.join(branches, sql` union `)}`.execute(ctx.db);
  return rows;
}

/** Messages to somebody, and from them. */
export const messageSources = (reader: EachReader): Source[] => [
  {
    from: sql`posts`,
    where: sql<boolean>`posts.audience = 'direct' and ${notMutedBy(reader, "posts.author_id")}`,
    entry: sql`posts.id`,
  },
];

export type Facts = {
  readonly id: string;
  readonly is_ours: boolean;
  readonly has_media: boolean;
  readonly tags: readonly string[];
};

/** What decides on which streams a post belongs. It is kept here, and told to nobody. */
export async function findFacts(ctx: Context, events: readonly StreamEvent[]): Promise<ReadonlyMap<string, Facts>> {
  if (events.length === 0) return new Map();
  const { rows } = await sql<Facts>`select id, uri is null as is_ours, pictures_count > 0 as has_media,
      array(select tag from post_tags where post_id = posts.id) as tags
    from posts where id = any(${events.map(({ subject_id }) => subject_id)}::bigint[])`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who may know that something is gone: its author; all, if all could see it; or the followers. Nobody across a block. */
export async function whoMayHearOf(ctx: Context, readers: readonly string[], events: readonly StreamEvent[]) {
  if (readers.length === 0 || events.length === 0) return [];
  const { rows } = await sql<{ account_id: string; event_id: string }>`
    select readers.id as account_id, gone.event_id from unnest(${readers}::bigint[]) as readers(id)
    cross join unnest(${events.map(({ id }) => id)}::bigint[], ${events.map(({ person_id }) => person_id)}::bigint[],
      ${events.map(({ audience }) => audience)}::text[]) as gone(event_id, author_id, audience)
    where (readers.id = gone.author_id or gone.audience in ('public', 'quiet', 'local') or gone.audience = 'followers'
        and exists (select from follows where follower_id = readers.id and followee_id = gone.author_id and state = 'accepted'))
      and not exists (select from blocks where (blocker_id, blocked_id) in ((readers.id, gone.author_id), (gone.author_id, readers.id)))`.execute(
    ctx.db,
  );
  const byId = new Map(events.map((event) => [event.id, event]));
  return rows.flatMap(({ account_id, event_id }) => {
    const event = byId.get(event_id);
    return event ? [{ account_id, event }] : [];
  });
}
