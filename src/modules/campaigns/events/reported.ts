import { sql } from "kysely";
import { removedWithPost } from "#modules/posts";
import type { ThingKind } from "#modules/trust";
import { getEvent } from "./queries.ts";

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
  ...removedWithPost(
    (removed, id) => sql`update events set removed_at = ${removed ? sql`now()` : sql`null`}
      where id = ${id} and (removed_at is null) = ${removed} returning post_id`,
  ),
};
