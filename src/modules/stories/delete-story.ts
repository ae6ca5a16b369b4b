import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { Story } from "./queries.ts";

/** Its author takes a story away, also out of highlights. @throws NotFound for anyone else */
export async function deleteStory(ctx: Context, viewer: Viewer, story: Story): Promise<void> {
  if (story.author_id !== viewer.id) throw new NotFound();
  await ctx.db.deleteFrom("stories").where("id", "=", story.id).execute();
}
