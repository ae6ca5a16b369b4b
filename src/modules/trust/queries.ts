import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";

/** Whom the viewer has blocked, by name; at most 500. */
export async function listBlocked(ctx: Context, viewer: Viewer): Promise<Account[]> {
  return ctx.db
    .selectFrom("blocks")
    .innerJoin("accounts", "accounts.id", "blocks.blocked_id")
    .selectAll("accounts")
    .where("blocks.blocker_id", "=", viewer.id)
    .orderBy("accounts.name")
    .limit(500)
    .execute();
}

/** Whom the viewer has muted and until when (null: until taken back), by name; at most 500. */
export async function listMuted(ctx: Context, viewer: Viewer): Promise<(Account & { until: Date | null })[]> {
  return ctx.db
    .selectFrom("mutes")
    .innerJoin("accounts", "accounts.id", "mutes.muted_id")
    .selectAll("accounts")
    .select("mutes.expires_at as until")
    .where("mutes.muter_id", "=", viewer.id)
    .where((when) => when.or([when("mutes.expires_at", "is", null), when("mutes.expires_at", ">", sql<Date>`now()`)]))
    .orderBy("accounts.name")
    .limit(500)
    .execute();
}

/** Someone the viewer blocked, who is otherwise not to be found by them. */
export async function getBlocked(ctx: Context, viewer: Viewer, handle: string): Promise<Account> {
  const blocked = await ctx.db
    .selectFrom("blocks")
    .innerJoin("accounts", "accounts.id", "blocks.blocked_id")
    .selectAll("accounts")
    .where("blocks.blocker_id", "=", viewer.id)
    .where("accounts.handle", "=", handle.toLowerCase())
    .executeTakeFirst();
  if (!blocked) throw new NotFound();
  return blocked;
}
