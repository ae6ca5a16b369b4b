import { sql } from "kysely";
import { describePictures, hangPictures } from "#modules/media";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import { markUp } from "#platform/marked-text";
import { type StoryAudience, storyLimits } from "./rules.ts";

/**
 * A member tells something for a day, in words or a picture or both, to their followers or to everyone of this server.
 * @returns its id. @throws Invalid when it is too long as HTML, or too many are shown already.
 */
export async function tellStory(
  ctx: Context,
  viewer: Viewer,
  draft: { readonly text: string; readonly audience: StoryAudience; readonly alt?: string },
  pictures: readonly string[] = [],
): Promise<string> {
  if (!draft.text && pictures.length === 0) throw new Invalid({ text: "required" });
  const html = markUp(draft.text, new Set());
  if (html.length > storyLimits.html) throw new Invalid({ text: "tooLong" });
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", viewer.id).forNoKeyUpdate().execute();
    const { live } = await ctx.db
      .selectFrom("stories")
      .select((of) => of.fn.countAll<string>().as("live"))
      .where("author_id", "=", viewer.id)
      .where("expires_at", ">", sql<Date>`now()`)
      .executeTakeFirstOrThrow();
    if (Number(live) >= storyLimits.live) throw new Invalid({ text: "tooManyStories" });
    const { id } = await ctx.db
      .insertInto("stories")
      .values({ author_id: viewer.id, text: draft.text, html, language: viewer.locale, audience: draft.audience })
      .returning("id")
      .executeTakeFirstOrThrow();
    await hangPictures(ctx, viewer, pictures, { story_id: id });
    await describePictures(
      ctx,
      viewer,
      pictures.map((picture) => ({ id: picture, alt: draft.alt ?? "" })),
    );
    await publish(ctx, { name: "stories.told", payload: { storyId: id } });
    return id;
  });
}
