import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import type { Story } from "./queries.ts";

/** Somebody opened a story. Its author will see their name; nobody else, and nothing is counted but that. */
export async function noteSeen(ctx: Context, viewer: Viewer, story: Story): Promise<void> {
  if (viewer.id === story.author_id) return;
  await ctx.db
    .insertInto("story_views")
    .values({ story_id: story.id, account_id: viewer.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
