import { sql } from "kysely";
import { postThing } from "#modules/posts";
import type { ThingKind } from "#modules/trust";
import { getDemand } from "./queries.ts";

type Told = { readonly post_id: string | null };

/**
 * How moderators meet demands. Of an anonymous one nobody is told whose it is, they neither; so nobody can be found by
 * reporting it. One that is hidden is seen by its author alone.
 * The post that tells of it goes and comes back with it.
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
  hide: async (ctx, id, words) => {
    const { rows } = await sql<Told>`
      update demands set held_at = now() where id = ${id} and held_at is null returning post_id`.execute(ctx.db);
    if (rows[0]?.post_id) await postThing.hide?.(ctx, rows[0].post_id, words);
  },
  show: async (ctx, id) => {
    const { rows } = await sql<Told>`update demands set held_at = null where id = ${id} returning post_id`.execute(
      ctx.db,
    );
    if (rows[0]?.post_id) await postThing.show?.(ctx, rows[0].post_id);
  },
  remove: async (ctx, id) => {
    const { rows } = await sql<Told>`
      update demands set removed_at = now() where id = ${id} and removed_at is null returning post_id`.execute(ctx.db);
    if (rows[0]?.post_id) await postThing.remove?.(ctx, rows[0].post_id);
  },
  restore: async (ctx, id) => {
    const { rows } = await sql<Told>`update demands set removed_at = null where id = ${id} returning post_id`.execute(
      ctx.db,
    );
    if (rows[0]?.post_id) await postThing.restore?.(ctx, rows[0].post_id);
  },
};
