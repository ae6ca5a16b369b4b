import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { formatDateTime } from "#platform/format";
import type { Viewer } from "#platform/http/env";
import { mailOwner } from "../mail-owner.ts";
import { getRecoveryFor, openRecoveries } from "./recoveries.ts";
import { countingTrusted, spokenMark, trustLimits } from "./rules.ts";

/**
 * Someone trusted says that it is them: by the code they were told in their own voice. The second yes starts the wait,
 * and the owner is told once more.
 *
 * @throws NotFound when it is not theirs to say, Invalid "wrongSpokenCode"
 */
export async function vouch(ctx: Context, viewer: Viewer, id: string, code: string): Promise<void> {
  const { account_id } = await getRecoveryFor(ctx, viewer, id);
  await inTransaction(ctx, async (ctx) => {
    const right = await openRecoveries(ctx)
      .select("id")
      .where("id", "=", id)
      .where("code_hash", "=", spokenMark(ctx, code))
      .forUpdate()
      .executeTakeFirst();
    if (!right) throw new Invalid({ code: "wrongSpokenCode" });
    await ctx.db
      .insertInto("recovery_vouches")
      .values({ recovery_id: id, trusted_id: viewer.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if ((await countVouches(ctx, { id, account_id })) < trustLimits.needed) return;
    const ready = await ctx.db
      .updateTable("recoveries")
      .set({ ready_at: sql`now() + make_interval(hours => ${trustLimits.waitHours})` })
      .where("id", "=", id)
      .where("ready_at", "is", null)
      .returning("ready_at")
      .executeTakeFirst();
    if (!ready?.ready_at) return;
    await publish(ctx, { name: "accounts.recovery-vouched", payload: { recoveryId: id, accountId: account_id } });
    const account = await ctx.db
      .selectFrom("accounts")
      .selectAll()
      .where("id", "=", account_id)
      .executeTakeFirstOrThrow();
    const { time_zone } = await ctx.db.selectFrom("community").select("time_zone").executeTakeFirstOrThrow();
    await mailOwner(ctx, account, "ready", { date: formatDateTime(ready.ready_at, account.locale, time_zone) });
  });
}

/** Those who said yes and still count. */
export async function countVouches(
  ctx: Context,
  recovery: { readonly id: string; readonly account_id: string },
): Promise<number> {
  const counting = await countingTrusted(ctx, { id: recovery.account_id })
    .innerJoin("recovery_vouches as vouch", "vouch.trusted_id", "trusted.id")
    .where("vouch.recovery_id", "=", recovery.id)
    .execute();
  return counting.length;
}

/** One trusted person who has spoken with the owner says that it is not them: the request is over. */
export async function refuseRecovery(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  await getRecoveryFor(ctx, viewer, id);
  await ctx.db.updateTable("recoveries").set({ ended_at: sql`now()` }).where("id", "=", id).execute();
}
