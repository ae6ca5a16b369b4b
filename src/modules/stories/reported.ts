import { sql } from "kysely";
import type { ThingKind } from "#modules/trust";
import { getStory } from "./queries.ts";

/** How moderators meet stories. One that is hidden is seen by its author alone; its day goes on meanwhile. */
export const storyThing: ThingKind = {
  find: async (ctx, viewer, id) => {
    const story = await getStory(ctx, viewer, id);
    return {
      kind: "story",
      id,
      subjectId: story.author_id,
      snapshot: {
        name: story.author_name,
        handle: story.author_handle,
        text: story.text,
        isPrivate: story.audience === "followers",
        at: story.created_at.toISOString(),
      },
    };
  },
  href: ({ id }) => `/stories/${id}`,
  hide: async (ctx, id) => {
    await sql`update stories set hidden_at = now() where id = ${id} and hidden_at is null`.execute(ctx.db);
  },
  show: async (ctx, id) => {
    await ctx.db.updateTable("stories").set({ hidden_at: null }).where("id", "=", id).execute();
  },
};
