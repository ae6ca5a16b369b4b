import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { fingerprintOf } from "#platform/secrets";
import { keepPassphrase } from "../../keep-passphrase.ts";
import type { Account } from "../../rules.ts";
import { endSessions } from "../../sessions.ts";
import { dropMailLinks } from "../mail-links.ts";
import { mailOwner } from "../mail-owner.ts";
import { openRecoveries } from "./recoveries.ts";
import { trustLimits } from "./rules.ts";
import { countVouches } from "./vouch.ts";

/**
 * The browser that asked sets a new passphrase, once, after the wait, when two who vouched still count. All sessions end,
 * and codes from an app are asked for no more: whoever lost everything has no app either. Undefined when it is not time.
 */
export async function finishRecovery(ctx: Context, secret: string, passphrase: string): Promise<Account | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const recovery = await openRecoveries(ctx)
      .select(["id", "account_id"])
      .where("token_hash", "=", fingerprintOf(secret))
      .where("ready_at", "<=", sql<Date>`now()`)
      .forUpdate()
      .executeTakeFirst();
    if (!recovery || (await countVouches(ctx, recovery)) < trustLimits.needed) return undefined;
    const account = await ctx.db
      .selectFrom("accounts")
      .selectAll()
      .where("id", "=", recovery.account_id)
      .where("status", "in", ["active", "leaving"])
      .executeTakeFirst();
    if (!account) return undefined;
    const now = { ended_at: sql<Date>`now()` };
    const open = ctx.db.updateTable("recoveries").set(now).where("account_id", "=", account.id);
    await open.where("ended_at", "is", null).execute();
    await keepPassphrase(ctx, account, passphrase);
    await endSessions(ctx, account);
    await dropMailLinks(ctx, account);
    await ctx.db.deleteFrom("one_time_codes").where("account_id", "=", account.id).execute();
    await mailOwner(ctx, account, "newPassphrase");
    return account;
  });
}
