import { sql } from "kysely";
import { gistOf } from "#modules/posts";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import { tellableTo } from "./queries.ts";

/** Waiting entries looked at, and people shown on the page: whoever floods it is seen once. */
const LOOKED_AT = 500;
const SHOWN = 50;

/** A stranger whose news waits apart, with the newest of it. */
export type WaitingStranger = {
  readonly actor_id: string;
  readonly handle: string;
  readonly name: string;
  readonly kind: string;
  readonly count: number;
  readonly at: Date;
  readonly post_id: string | null;
  readonly gist: string;
};

/** Strangers whose news waits for the viewer's word, the latest first. */
export async function listStrangers(ctx: Context, viewer: Viewer): Promise<WaitingStranger[]> {
  const { rows } = await sql<Omit<WaitingStranger, "gist"> & { html: string | null; warning: string }>`
    select waiting.actor_id, actor.handle, actor.name, newest.kind, newest.post_id, waiting.count, posts.html, coalesce(nullif(posts.curtain, ''), posts.warning) as warning,
      to_timestamp(((newest.id >> 22) + 1577836800000) / 1000.0) as at
    from (select actor_id, count(*)::int as count, max(id) as newest_id from
        (select entry.id, entry.actor_id from notification_entries entry
          where entry.account_id = ${viewer.id} and entry.filtered and ${tellableTo(viewer)}
          order by entry.id desc limit ${LOOKED_AT}) as looked
      group by actor_id order by newest_id desc limit ${SHOWN}) as waiting
    join notification_entries newest on newest.id = waiting.newest_id
    join accounts actor on actor.id = waiting.actor_id
    left join posts on posts.id = newest.post_id
    order by newest.id desc`.execute(ctx.db);
  return rows.map(({ html, warning, ...row }) => ({
    ...row,
    gist: html === null ? "" : gistOf({ html, warning }, 90),
  }));
}

/** How many strangers wait, and how much of them; of what is looked at. */
export async function countStrangers(ctx: Context, viewer: Viewer): Promise<{ people: number; news: number }> {
  const { rows } = await sql<{ people: number; news: number }>`
    select count(distinct actor_id)::int as people, count(*)::int as news from (select entry.actor_id from notification_entries entry
      where entry.account_id = ${viewer.id} and entry.filtered and ${tellableTo(viewer)}
      order by entry.id desc limit ${LOOKED_AT}) as looked`.execute(ctx.db);
  return rows[0] ?? { people: 0, news: 0 };
}
