import { type RawBuilder, sql } from "kysely";
import { postThing } from "#modules/posts";
import type { ThingKind } from "#modules/trust";
import type { Context } from "#platform/context";
import { getDemand } from "./queries.ts";

/**
 * How moderators meet demands. Of an anonymous one nobody is told whose it is, they neither; so nobody can be found by
 * reporting it. One that is hidden is seen by its author alone.
 */
export const demandThing: ThingKind = {
  find: async (ctx, viewer, id) => {
    const demand = await getDemand(ctx, viewer, id);
    const isNamed = demand.author !== undefined && demand.openness !== "anonymous";
    return {
      kind: "demand",
      id,
      subjectId: demand.isMine ? viewer.id : isNamed ? (demand.author?.id ?? "") : "",
      snapshot: {
        name: isNamed ? (demand.author?.name ?? "") : "—",
        handle: isNamed ? (demand.author?.handle ?? "") : "",
        text: [demand.title, demand.what, demand.ask].join("\n\n"),
        isPrivate: demand.openness === "confidential",
        at: demand.published_at.toISOString(),
      },
    };
  },
  href: ({ id }) => `/demands/${id}`,
  hide: (ctx, id) => set(ctx, id, sql`held_at = coalesce(held_at, now())`),
  show: (ctx, id) => set(ctx, id, sql`held_at = null`),
  remove: (ctx, id) => set(ctx, id, sql`removed_at = coalesce(removed_at, now())`),
  restore: (ctx, id) => set(ctx, id, sql`removed_at = null`),
};

/** The post that tells of it goes with it, and comes back when nothing holds the demand any more. */
async function set(ctx: Context, id: string, change: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ post_id: string | null; gone: boolean }>`
    update demands set ${change} where id = ${id}
    returning post_id, held_at is not null or removed_at is not null as gone`.execute(ctx.db);
  const [demand] = rows;
  if (!demand?.post_id) return;
  await (demand.gone ? postThing.remove?.(ctx, demand.post_id) : postThing.restore?.(ctx, demand.post_id));
}
