import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { endSessions } from "../sessions.ts";

/** Whoever leaves may change their mind for so long. */
export const UNDO_DAYS = 7;

/**
 * A person asks for their account to be deleted. They are hidden from everyone at once and their other devices are
 * signed out; after seven days all of it is deleted. The last administrator must hand over first.
 */
export async function leaveCommunity(ctx: Context, viewer: Viewer): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if (viewer.role === "administrator") await mustNotBeLast(ctx, viewer);
    const left = await ctx.db
      .updateTable("accounts")
      .set({ status: "leaving" })
      .where("id", "=", viewer.id)
      .where("status", "in", ["active", "pending"])
      .returning("id")
      .executeTakeFirst();
    if (!left) throw new NotFound();
    const former_status = viewer.status === "pending" ? "pending" : "active";
    await ctx.db.insertInto("departures").values({ account_id: viewer.id, former_status }).execute();
    await endSessions(ctx, viewer, viewer.session_id);
  });
}

/** Departures and changes of roles wait for each other at the community's row. */
async function mustNotBeLast(ctx: Context, viewer: Viewer): Promise<void> {
  await ctx.db.selectFrom("community").select("name").forUpdate().execute();
  const others = await ctx.db
    .selectFrom("accounts")
    .select("id")
    .where("role", "=", "administrator")
    .where("status", "=", "active")
    .where("id", "<>", viewer.id)
    .execute();
  if (others.length === 0) throw new Invalid({ form: "lastAdministrator" });
}

/** Within seven days the person takes it back, and all is as it was. */
export async function comeBack(ctx: Context, viewer: Viewer): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const departure = await ctx.db
      .deleteFrom("departures")
      .where("account_id", "=", viewer.id)
      .where("asked_at", ">", sql<Date>`now() - make_interval(days => ${UNDO_DAYS})`)
      .returning("former_status")
      .executeTakeFirst();
    if (!departure) throw new NotFound();
    await ctx.db
      .updateTable("accounts")
      .set({ status: departure.former_status })
      .where("id", "=", viewer.id)
      .where("status", "=", "leaving")
      .execute();
  });
}

/** Until when a person who leaves may come back. */
export async function findDeparture(ctx: Context, viewer: Viewer): Promise<Date | undefined> {
  const row = await ctx.db
    .selectFrom("departures")
    .select(sql<Date>`asked_at + make_interval(days => ${UNDO_DAYS})`.as("until"))
    .where("account_id", "=", viewer.id)
    .executeTakeFirst();
  return row?.until;
}
