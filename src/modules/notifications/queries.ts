import { type RawBuilder, sql } from "kysely";
import { gistOf } from "#modules/posts";
import { type Looker, notMutedBy, visibleTo, wantsNewsOf } from "#modules/trust";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import { PAGE_SIZE, type Page, toPage } from "#platform/paging";
import { isTrustedWith } from "#platform/permissions";
import type { Subject } from "./kind.ts";
import { kinds } from "./kinds.ts";

/** Entries of one group that are looked at; of more it is said that there are more. */
export const LOOKED_AT = 10;
const GIST = 90;

/** A group of news as a list shows it. */
export type News = Subject & {
  readonly kind: string;
  readonly latest_id: string;
  readonly fresh: boolean;
  readonly at: Date;
  readonly name: string | null;
  readonly people: number;
  /** The beginning of the post it leads to, or its warning. */
  readonly gist: string;
};

const known = sql.join(kinds.map(({ name }) => sql`${name}::text`));
const pending = sql.join(kinds.flatMap(({ name, fromPending }) => (fromPending ? [sql`${name}::text`] : [])));
const conditions = sql.join(
  kinds.flatMap(({ name, holds }) => (holds ? [sql`when ${name}::text then ${holds}`] : [])),
  sql` `,
);

/**
 * Whether the viewer may (still) be told of an `entry`: the people and posts it speaks of are theirs to see now, whatever
 * was so when it was written, and what it tells still stands.
 */
export function tellableTo(viewer: NonNullable<Looker>): RawBuilder<boolean> {
  const reader = { id: sql<string>`${viewer.id}::bigint`, status: "active" } as const;
  return sql<boolean>`(entry.kind in (${known})
    and (entry.actor_id is null or exists (select from accounts where accounts.id = entry.actor_id
        and case when entry.kind in (${pending}) then accounts.status = 'pending' else accounts.status in ('active', 'remote') end)
      and not exists (select from blocks where (blocker_id, blocked_id) in ((${viewer.id}, entry.actor_id), (entry.actor_id, ${viewer.id})))
      and ${notMutedBy(viewer, "entry.actor_id")})
    and (entry.post_id is null or exists (select from posts where posts.id = entry.post_id and ${visibleTo(viewer)} and ${wantsNewsOf(reader)}))
    and case entry.kind ${conditions} else true end)`;
}

/** A page of the viewer's news, newest first, in groups. */
export async function listNews(ctx: Context, viewer: Reader, before: string): Promise<Page<News>> {
  const groups = await listGroups(ctx, viewer, sql`latest_id < ${before}`, PAGE_SIZE + 1);
  return toPage(groups, ({ latest_id }) => latest_id);
}

export type Reader = Pick<Viewer, "id" | "status">;

/** The newest of the viewer's groups of which `which` is true. Each time it is looked anew at what of it they may see. */
export async function listGroups(
  ctx: Context,
  viewer: Reader,
  which: RawBuilder<unknown>,
  size: number,
): Promise<News[]> {
  const { rows } = await sql<Omit<News, "gist"> & { html: string | null; warning: string; gathering: string | null }>`
    select page.*, actor.name, actor.handle, posts.html, coalesce(nullif(posts.curtain, ''), posts.warning) as warning, posts.conversation_id,
      (select name from accounts where id = page.subject_id and page.kind like 'group-%') as gathering
    from (select notifications.kind, notifications.subject_id, latest_id, shown.*,
        latest_id > coalesce((select read_up_to from inboxes where account_id = ${viewer.id}), 0) as fresh,
        to_timestamp(((latest_id >> 22) + 1577836800000) / 1000.0) as at
      from notifications cross join lateral (
        select count(*)::int as entries, count(distinct actor_id)::int as people,
          (array_agg(actor_id order by id desc))[1] as actor_id, (array_agg(post_id order by id desc))[1] as post_id
        from (select entry.id, entry.actor_id, entry.post_id from notification_entries entry
          where entry.account_id = notifications.account_id and entry.kind = notifications.kind
            and entry.subject_id = notifications.subject_id and entry.day = notifications.day
            and not entry.filtered and ${tellableTo(viewer)}
          order by entry.id desc limit ${LOOKED_AT}) as latest
        having count(*) > 0) as shown
      where notifications.account_id = ${viewer.id} and ${which}
      order by latest_id desc limit ${size}) as page
    left join accounts actor on actor.id = page.actor_id
    left join posts on posts.id = page.post_id
    order by latest_id desc`.execute(ctx.db);
  return rows.map(({ html, warning, gathering, ...news }) => ({
    ...news,
    gist: html === null ? (gathering ?? "") : gistOf({ html, warning }, GIST),
  }));
}

/** What waits for an answer elsewhere: people who ask to follow the viewer and, for officials trusted with it, to join. Counted up to 100. */
export async function countWaiting(ctx: Context, viewer: Viewer): Promise<{ requests: number; signUps: number }> {
  const { rows } = await sql<{ requests: number; signUps: number }>`
    select (select count(*)::int from (select from follows join accounts on accounts.id = follower_id and accounts.status in ('active', 'remote')
        where followee_id = ${viewer.id} and state = 'requested' limit 100) as asked) as requests,
      (select count(*)::int from (select from accounts where status = 'pending' and ${isTrustedWith(viewer, "sign-ups")} limit 100) as waiting) as "signUps"`.execute(
    ctx.db,
  );
  return rows[0] ?? { requests: 0, signUps: 0 };
}
