import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { deriveSecret, fingerprintOf } from "#platform/secrets";

const secretOf = (ctx: Context, account: string, round: number) =>
  deriveSecret(ctx.config.secretKey, "calendar", account, String(round));

/** The secret of somebody's own calendar; undefined while they have none. */
export async function findCalendar(ctx: Context, viewer: { readonly id: string }): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom("calendars")
    .select("round")
    .where("account_id", "=", viewer.id)
    .executeTakeFirst();
  return row && secretOf(ctx, viewer.id, row.round);
}

/** A calendar of one's own, or a new address for it: the old one ends at once. */
export async function renewCalendar(ctx: Context, viewer: { readonly id: string }): Promise<void> {
  const before = await ctx.db
    .selectFrom("calendars")
    .select("round")
    .where("account_id", "=", viewer.id)
    .forUpdate()
    .executeTakeFirst();
  const round = (before?.round ?? 0) + 1;
  const secret_hash = fingerprintOf(secretOf(ctx, viewer.id, round));
  await ctx.db
    .insertInto("calendars")
    .values({ account_id: viewer.id, round, secret_hash })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet({ round, secret_hash }))
    .execute();
}

/** Whose calendar a secret opens: an active member's, and nobody's who left, waits or is suspended. */
export async function findCalendarOwner(ctx: Context, secret: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`
    select accounts.* from calendars join accounts on accounts.id = account_id
    where secret_hash = ${fingerprintOf(secret)} and status = 'active'`.execute(ctx.db);
  return rows[0];
}
