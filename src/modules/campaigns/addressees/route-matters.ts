import { sql } from "kysely";
import { noteDeed } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { findAddressee } from "./queries.ts";
import type { Route } from "./rules.ts";

/** More than these nobody reads. */
const MOST_ROUTES = 2000;

/** Matters of this kind at this place go to this addressee from now on, and to no other. @throws Invalid */
export async function routeMatters(
  ctx: Context,
  viewer: Pick<Viewer, "id" | "role">,
  { addressee, category, place }: Route,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const to = await findAddressee(ctx, addressee);
    if (!to || to.merged_into) throw new Invalid({ addressee: "unknownAddressee" });
    const kept = category === "" ? null : category;
    await sql`delete from addressee_routes where coalesce(category, '') = ${category} and lower(place) = lower(${place})`.execute(
      ctx.db,
    );
    const { held } = await ctx.db
      .selectFrom("addressee_routes")
      .select((of) => of.fn.countAll<string>().as("held"))
      .executeTakeFirstOrThrow();
    if (Number(held) >= MOST_ROUTES) throw new Invalid({ form: "tooManyRoutes" });
    await ctx.db
      .insertInto("addressee_routes")
      .values({ addressee_id: to.id, category: kept, place, made_by: viewer.id })
      .execute();
    await noteDeed(ctx, viewer, { deed: "matters-routed", detail: to.id });
  });
}

/** @throws NotFound when it is gone */
export async function endRoute(ctx: Context, viewer: Pick<Viewer, "id" | "role">, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .deleteFrom("addressee_routes")
      .where("id", "=", id)
      .returning("addressee_id")
      .executeTakeFirst();
    if (!ended) throw new NotFound();
    await noteDeed(ctx, viewer, { deed: "matters-routed", detail: ended.addressee_id });
  });
}

/** Whom what goes to, by category and place. */
export async function listRoutes(ctx: Context) {
  return ctx.db
    .selectFrom("addressee_routes")
    .innerJoin("addressees", "addressees.id", "addressee_id")
    .select(["addressee_routes.id", "category", "addressee_routes.place", "addressees.name", "addressee_id"])
    .orderBy("category")
    .orderBy("addressee_routes.place")
    .limit(MOST_ROUTES)
    .execute();
}
export type ShownRoute = Awaited<ReturnType<typeof listRoutes>>[number];
