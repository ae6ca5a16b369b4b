import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { Story } from "./queries.ts";
import { storyLimits } from "./rules.ts";

/**
 * The author puts a story into one of their highlights, where it stays; a new name begins a new one.
 * @returns the highlight's id. @throws NotFound for anyone else; Invalid when there are too many, or too much in it.
 */
export async function keepStory(ctx: Context, viewer: Viewer, story: Story, name: string): Promise<string> {
  if (story.author_id !== viewer.id) throw new NotFound();
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", viewer.id).forNoKeyUpdate().execute();
    const mine = await ctx.db.selectFrom("highlights").selectAll().where("account_id", "=", viewer.id).execute();
    const found = mine.find((highlight) => highlight.name === name);
    if (!found && mine.length >= storyLimits.highlights) throw new Invalid({ name: "tooManyHighlights" });
    const { id } =
      found ??
      (await ctx.db
        .insertInto("highlights")
        .values({ account_id: viewer.id, name })
        .returning("id")
        .executeTakeFirstOrThrow());
    const { held } = await ctx.db
      .selectFrom("highlight_stories")
      .select((of) => of.fn.countAll<string>().as("held"))
      .where("highlight_id", "=", id)
      .executeTakeFirstOrThrow();
    if (Number(held) >= storyLimits.highlightStories) throw new Invalid({ name: "highlightFull" });
    await ctx.db
      .insertInto("highlight_stories")
      .values({ highlight_id: id, story_id: story.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return id;
  });
}
