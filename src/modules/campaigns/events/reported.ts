import { sql } from "kysely";
import { postThing } from "#modules/posts";
import type { ThingKind } from "#modules/trust";
import { getEvent } from "./queries.ts";

type Told = { readonly post_id: string | null };
const set = (removed: boolean, id: string) => sql<Told>`
  update events set removed_at = ${removed ? sql`now()` : sql`null`} where id = ${id} and (removed_at is null) = ${removed}
  returning post_id`;

/** How moderators meet events. The post that tells of one goes and comes back with it. */
export const eventThing: ThingKind = {
  find: async (ctx, viewer, id) => {
    const event = await getEvent(ctx, viewer, id);
    return {
      kind: "event",
      id,
      subjectId: event.organiser?.id ?? "",
      snapshot: {
        name: event.organiser?.name ?? "—",
        handle: event.organiser?.handle ?? "",
        text: [event.title, event.place, event.about, event.agenda].filter(Boolean).join("\n\n"),
        isPrivate: event.audience === "group",
        at: event.made_at.toISOString(),
      },
    };
  },
  href: ({ id }) => `/events/${id}`,
  remove: async (ctx, id) => {
    const { rows } = await set(true, id).execute(ctx.db);
    if (rows[0]?.post_id) await postThing.remove?.(ctx, rows[0].post_id);
  },
  restore: async (ctx, id) => {
    const { rows } = await set(false, id).execute(ctx.db);
    if (rows[0]?.post_id) await postThing.restore?.(ctx, rows[0].post_id);
  },
};
