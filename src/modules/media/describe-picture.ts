import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import { describePictures } from "./albums.ts";
import type { ShownPicture } from "./show-picture.ts";

type Person = { readonly id: string };

/** Its author says what a picture shows, also long after it was sent. */
export async function describePicture(ctx: Context, author: Person, { picture, post }: ShownPicture, alt: string) {
  if (post.author_id !== author.id) throw new Forbidden();
  await inTransaction(ctx, async (ctx) => {
    await describePictures(ctx, author, [{ id: picture.id, alt }]);
    await touchPost(ctx, post);
  });
}

/** A page drawn from the post before is drawn anew: its row gets another version. */
async function touchPost(ctx: Context, post: { readonly id: string }): Promise<void> {
  await sql`update posts set pictures_count = pictures_count where id = ${post.id}`.execute(ctx.db);
}

/**
 * A member who sees a picture of someone else's suggests words for it; a second time in place of the first. The author is
 * told, and decides.
 */
export async function suggestAlt(ctx: Context, person: Person, { picture, post }: ShownPicture, alt: string) {
  if (post.author_id === person.id) throw new Forbidden();
  await inTransaction(ctx, async (ctx) => {
    const { id } = await ctx.db
      .insertInto("alt_suggestions")
      .values({ picture_id: picture.id, account_id: person.id, alt })
      .onConflict((conflict) => conflict.columns(["picture_id", "account_id"]).doUpdateSet({ alt }))
      .returning("id")
      .executeTakeFirstOrThrow();
    await publish(ctx, {
      name: "media.alt-suggested",
      payload: {
        suggestionId: id,
        pictureId: picture.id,
        postId: post.id,
        accountId: person.id,
        authorId: post.author_id,
      },
    });
  });
}

/**
 * The author takes suggested words for their own, and then no other waits; or declines them.
 * @throws Forbidden for anyone else; NotFound when it was answered already.
 */
export async function answerSuggestion(
  ctx: Context,
  author: Person,
  { picture, post }: ShownPicture,
  suggestionId: string,
  approved: boolean,
): Promise<void> {
  if (post.author_id !== author.id) throw new Forbidden();
  await inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .deleteFrom("alt_suggestions")
      .where("id", "=", suggestionId)
      .where("picture_id", "=", picture.id)
      .returning("alt")
      .executeTakeFirst();
    if (!gone) throw new NotFound();
    if (!approved) return;
    await describePictures(ctx, author, [{ id: picture.id, alt: gone.alt }]);
    await ctx.db.deleteFrom("alt_suggestions").where("picture_id", "=", picture.id).execute();
    await touchPost(ctx, post);
  });
}
