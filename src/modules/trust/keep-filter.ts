import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { type Filter, type FilterPlaces, getFilter } from "./filters.ts";
import { plainWord, toPattern, wordLimits } from "./word-pattern.ts";

type Person = { readonly id: string };
export const filterLimits = { title: 200, filters: 100, posts: 100 } as const;

/** What someone wants of a filter; of its words those with an id are changed or taken away, others are added. */
export type FilterWish = {
  readonly title: string;
  readonly places: FilterPlaces;
  readonly removes: boolean;
  readonly expires_at: Date | null;
  readonly words: readonly WordOfFilter[];
};
export type WordOfFilter = {
  readonly id?: string | undefined;
  readonly word?: string | undefined;
  readonly whole?: boolean | undefined;
  readonly gone?: boolean | undefined;
};

/**
 * A member keeps words under one name, to read them no more in some places; all its words, or none, are changed.
 * A word stands in one filter at most: it moves to the last.
 * @returns its id. @throws Invalid, NotFound
 */
export async function keepFilter(ctx: Context, viewer: Person, wish: FilterWish, filter?: Filter): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { title, places, removes, expires_at } = wish;
    if (!Object.values(places).includes(true)) throw new Invalid({ context: "wordNowhere" });
    const row = { title, ...places, removes, expires_at };
    const id = filter ? await asFilter(ctx, viewer, filter) : await begin(ctx, viewer, row);
    await ctx.db.updateTable("filters").set(row).where("id", "=", id).execute();
    for (const word of wish.words) await tendWord(ctx, viewer, id, word);
    await sql`update muted_words set ${itsFlags} from filters where filters.id = ${id} and filter_id = ${id}`.execute(
      ctx.db,
    );
    await checkWords(ctx, viewer);
    return id;
  });
}

/** Each word says by itself where it is looked for, so that no list has to ask its filter. */
const itsFlags = sql`in_home = filters.in_home, in_community = filters.in_public, in_tags = filters.in_public,
  in_notifications = filters.in_notifications, removes = filters.removes, expires_at = filters.expires_at`;

type Row = FilterPlaces & Pick<Filter, "title" | "removes" | "expires_at">;

async function begin(ctx: Context, viewer: Person, row: Row): Promise<string> {
  await ctx.db.updateTable("accounts").set({ mutes_words: true }).where("id", "=", viewer.id).execute();
  const { count } = await ctx.db
    .selectFrom("filters")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("account_id", "=", viewer.id)
    .executeTakeFirstOrThrow();
  if (Number(count) >= filterLimits.filters) throw new Invalid({ title: "tooManyWords" });
  const made = await ctx.db
    .insertInto("filters")
    .values({ account_id: viewer.id, ...row })
    .returning("id")
    .executeTakeFirstOrThrow();
  return made.id;
}

/** The filter's row; a word that stood by itself gets one, under its own id. */
async function asFilter(ctx: Context, viewer: Person, filter: Filter): Promise<string> {
  await ctx.db.updateTable("accounts").set({ mutes_words: true }).where("id", "=", viewer.id).execute();
  const { words: _words, posts: _posts, ...row } = filter;
  await ctx.db
    .insertInto("filters")
    .values({ ...row, account_id: viewer.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await ctx.db
    .updateTable("muted_words")
    .set({ filter_id: filter.id })
    .where("id", "=", filter.id)
    .where("account_id", "=", viewer.id)
    .where("filter_id", "is", null)
    .execute();
  return filter.id;
}

async function tendWord(ctx: Context, viewer: Person, filterId: string, wish: WordOfFilter): Promise<void> {
  const there = wish.id
    ? await ctx.db
        .selectFrom("muted_words")
        .select(["word", "whole"])
        .where("id", "=", wish.id)
        .where("filter_id", "=", filterId)
        .where("account_id", "=", viewer.id)
        .executeTakeFirst()
    : undefined;
  if (wish.id && !there) throw new NotFound();
  if (wish.id && (wish.gone || wish.word !== undefined))
    await ctx.db.deleteFrom("muted_words").where("id", "=", wish.id).execute();
  if (wish.gone) return;
  const word = plainWord(wish.word ?? there?.word ?? "");
  const whole = wish.whole ?? there?.whole ?? false;
  if (!/[\p{L}\p{N}]/u.test(word)) throw new Invalid({ keyword: "required" });
  if ([...word].length > wordLimits.letters) throw new Invalid({ keyword: "tooLong" });
  const how = { whole, pattern: toPattern(word, whole), filter_id: filterId };
  const id = wish.id && wish.word !== undefined ? { id: wish.id } : {};
  await ctx.db
    .insertInto("muted_words")
    .values({ ...how, ...id, account_id: viewer.id, word })
    .onConflict((conflict) => conflict.columns(["account_id", "word"]).doUpdateSet(how))
    .execute();
}

async function checkWords(ctx: Context, viewer: Person): Promise<void> {
  const { count } = await ctx.db
    .selectFrom("muted_words")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("account_id", "=", viewer.id)
    .executeTakeFirstOrThrow();
  if (Number(count) > wordLimits.perPerson) throw new Invalid({ keyword: "tooManyWords" });
}

/** A member changes one word of a filter, or adds one. @throws Invalid, NotFound */
export async function tendFilter(ctx: Context, viewer: Person, filter: Filter, word: WordOfFilter): Promise<void> {
  const { title, removes, expires_at, in_home, in_public, in_notifications, in_threads, in_profiles } = filter;
  const places = { in_home, in_public, in_notifications, in_threads, in_profiles };
  await keepFilter(ctx, viewer, { title, places, removes, expires_at, words: [word] }, filter);
}

/** A member filters one post, which they can see. @returns the id of its place in the filter */
export async function filterPost(
  ctx: Context,
  viewer: Person,
  filter: Filter,
  post: { readonly id: string },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    if (filter.posts.length >= filterLimits.posts) throw new Invalid({ status_id: "tooManyWords" });
    const filter_id = await asFilter(ctx, viewer, filter);
    await ctx.db
      .insertInto("filter_posts")
      .values({ filter_id, post_id: post.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const again = await getFilter(ctx, viewer, filter.id);
    return again.posts.find(({ post_id }) => post_id === post.id)?.id ?? "";
  });
}

/** The post is shown again. */
export async function unfilterPost(ctx: Context, filter: Filter, id: string): Promise<void> {
  await ctx.db.deleteFrom("filter_posts").where("filter_id", "=", filter.id).where("id", "=", id).execute();
}

/** A filter goes with all its words. Whoever mutes none pays nothing for it. */
export async function removeFilter(ctx: Context, viewer: Person, filter: Filter): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", viewer.id).forUpdate().execute();
    await ctx.db.deleteFrom("filters").where("id", "=", filter.id).where("account_id", "=", viewer.id).execute();
    await ctx.db
      .deleteFrom("muted_words")
      .where("id", "=", filter.id)
      .where("account_id", "=", viewer.id)
      .where("filter_id", "is", null)
      .execute();
    await noteWhetherMuting(ctx, viewer);
  });
}

/** Whoever mutes nothing pays nothing for it. */
export async function noteWhetherMuting(ctx: Context, viewer: Person): Promise<void> {
  await sql`update accounts set mutes_words = exists (select from muted_words where account_id = ${viewer.id})
      or exists (select from filters where account_id = ${viewer.id})
    where id = ${viewer.id} and mutes_words`.execute(ctx.db);
}
