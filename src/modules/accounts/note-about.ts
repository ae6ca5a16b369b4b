import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";

const NOTE_LETTERS = 2000;

/** A member writes down something about another, for themselves alone; nothing takes it away. @throws Invalid when it is too long */
export async function noteAbout(
  ctx: Context,
  person: { readonly id: string },
  other: { readonly id: string },
  words: string,
): Promise<void> {
  if ([...words].length > NOTE_LETTERS) throw new Invalid({ comment: "tooLong" });
  const of = { account_id: person.id, about_id: other.id };
  if (!words) {
    await ctx.db
      .deleteFrom("notes_about")
      .where("account_id", "=", person.id)
      .where("about_id", "=", other.id)
      .execute();
    return;
  }
  await ctx.db
    .insertInto("notes_about")
    .values({ ...of, words })
    .onConflict((conflict) => conflict.columns(["account_id", "about_id"]).doUpdateSet({ words }))
    .execute();
}
