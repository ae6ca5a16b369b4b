import { sql } from "kysely";
import { z } from "zod";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { noteWhetherMuting } from "./keep-filter.ts";
import { muteDays } from "./mute-account.ts";
import { plainWord, toPattern, wordLimits } from "./word-pattern.ts";

const tick = z.enum(["on", ""], "unknownChoice").default("");
/** The form of a muted word. */
export const wordForm = z.object({
  word: z
    .string("required")
    .transform(plainWord)
    .refine((word) => /[\p{L}\p{N}]/u.test(word), "required")
    .refine((word) => [...word].length <= wordLimits.letters, "tooLong"),
  match: z.enum(["whole", "part"], "unknownChoice").default("whole"),
  days: z.enum(muteDays.map(String), "unknownChoice").default("0"),
  outcome: z.enum(["close", "remove"], "unknownChoice").default("close"),
  in_home: tick,
  in_community: tick,
  in_tags: tick,
  in_notifications: tick,
});
export type WordWish = z.infer<typeof wordForm>;

/**
 * The viewer no longer wants to read a word, for some days or until they take it back. Muting it again changes how.
 * @throws Invalid for one that would be muted nowhere, and for more than a person may have.
 */
export async function muteWord(ctx: Context, viewer: { readonly id: string }, wish: WordWish): Promise<void> {
  const places = {
    in_home: wish.in_home === "on",
    in_community: wish.in_community === "on",
    in_tags: wish.in_tags === "on",
    in_notifications: wish.in_notifications === "on",
  };
  if (!Object.values(places).includes(true)) throw new Invalid({ in_home: "wordNowhere" });
  const whole = wish.match === "whole";
  const days = Number(wish.days);
  const how = {
    ...places,
    whole,
    pattern: toPattern(wish.word, whole),
    removes: wish.outcome === "remove",
    // It leaves the filter an app put it into, and stands by itself.
    filter_id: null,
    expires_at: days > 0 ? sql<Date>`now() + make_interval(days => ${days})` : null,
  };
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.updateTable("accounts").set({ mutes_words: true }).where("id", "=", viewer.id).execute();
    await ctx.db
      .insertInto("muted_words")
      .values({ ...how, account_id: viewer.id, word: wish.word })
      .onConflict((conflict) => conflict.columns(["account_id", "word"]).doUpdateSet(how))
      .execute();
    const { count } = await ctx.db
      .selectFrom("muted_words")
      .select((of) => of.fn.countAll<string>().as("count"))
      .where("account_id", "=", viewer.id)
      .executeTakeFirstOrThrow();
    if (Number(count) > wordLimits.perPerson) throw new Invalid({ word: "tooManyWords" });
  });
}

/** The viewer reads a word again. Whoever mutes none pays nothing for it. @throws NotFound */
export async function unmuteWord(ctx: Context, viewer: { readonly id: string }, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", viewer.id).forUpdate().execute();
    const gone = await ctx.db
      .deleteFrom("muted_words")
      .where("account_id", "=", viewer.id)
      .where("id", "=", id)
      .returning("id")
      .executeTakeFirst();
    if (!gone) throw new NotFound();
    await noteWhetherMuting(ctx, viewer);
  });
}
