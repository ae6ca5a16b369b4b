import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { Chosen } from "../filter.ts";

/** What one member wants to hear of at most. */
export const MOST_SEARCHES = 20;

/** What somebody wants to hear of: words, a kind, what it is about. How it stands is no part of it: what is new is new. */
export type FollowedSearch = Pick<Chosen, "q" | "kind" | "category"> & { readonly id: string };

/** Whether a search says anything that could be followed. */
export const mayBeFollowed = ({ q, kind, category }: Chosen): boolean => Boolean(q || kind || category);

/**
 * A member will hear of new demands that this search finds. Following it twice is once.
 * @throws Invalid for a search for everything, and for more than so many
 */
export async function followSearch(ctx: Context, viewer: Viewer, chosen: Chosen): Promise<void> {
  if (!mayBeFollowed(chosen)) throw new Invalid({ form: "followNothing" });
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", viewer.id).forNoKeyUpdate().execute();
    const followed = await listFollowedSearches(ctx, viewer);
    const { q, kind, category } = chosen;
    if (followed.some((one) => one.q === q && one.kind === kind && one.category === category)) return;
    if (followed.length >= MOST_SEARCHES) throw new Invalid({ form: "followMany" });
    await ctx.db.insertInto("followed_searches").values({ account_id: viewer.id, q, kind, category }).execute();
  });
}

/** @throws NotFound for one that is not theirs */
export async function unfollowSearch(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const { numAffectedRows } = await sql`
    delete from followed_searches where id = ${id} and account_id = ${viewer.id}`.execute(ctx.db);
  if (!numAffectedRows) throw new NotFound();
}

export async function listFollowedSearches(ctx: Context, viewer: Pick<Viewer, "id">): Promise<FollowedSearch[]> {
  return ctx.db
    .selectFrom("followed_searches")
    .select(["id", "q", "kind", "category"])
    .where("account_id", "=", viewer.id)
    .orderBy("id")
    .execute();
}
