import { sql } from "kysely";
import { z } from "zod";
import { type Context, inTransaction } from "#platform/context";
import { publish, queueTask } from "#platform/events";
import { countAgainst } from "#platform/rate-limit";
import { seal, unseal } from "#platform/seal";
import { fingerprintOf } from "#platform/secrets";
import { mailOwner } from "../mail-owner.ts";
import { countingTrusted, spokenCode, spokenMark, trustLimits } from "./rules.ts";

const PURPOSE = "trusted-recovery";

/**
 * Someone says they lost the way in and asks those they trust. The browser keeps `secret`. Nothing is looked up here, so
 * that nobody learns whether there is such an account, or whom it trusts; a worker does the rest.
 *
 * @throws TooMany
 */
export async function askForRecovery(ctx: Context, handle: string, secret: string): Promise<void> {
  await countAgainst(ctx, "mailTo", `trusted:${handle}`);
  const asked = { handle, token: fingerprintOf(secret).toString("base64"), code: spokenCode(ctx, secret) };
  const sealed = seal(ctx.config.secretKey, PURPOSE, "", Buffer.from(JSON.stringify(asked))).toString("base64");
  await queueTask(ctx, "accounts.trusted-recovery", { sealed });
}

/** The worker's half: when two or more would count, they and the owner are told. */
export async function beginRecovery(ctx: Context, payload: unknown): Promise<void> {
  const { sealed } = z.object({ sealed: z.string() }).parse(payload);
  const opened = unseal(ctx.config.secretKey, PURPOSE, "", Buffer.from(sealed, "base64")).toString();
  const asked = z.object({ handle: z.string(), token: z.string(), code: z.string() }).parse(JSON.parse(opened));
  const account = await ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where("handle", "=", asked.handle)
    .where("status", "in", ["active", "leaving"])
    .executeTakeFirst();
  const trusted = account ? await countingTrusted(ctx, account).execute() : [];
  if (!account || trusted.length < trustLimits.needed) return;
  await inTransaction(ctx, async (ctx) => {
    await sql`select from accounts where id = ${account.id} for update`.execute(ctx.db);
    await makeRoom(ctx, account);
    const made = await ctx.db
      .insertInto("recoveries")
      .values({
        account_id: account.id,
        token_hash: Buffer.from(asked.token, "base64"),
        code_hash: spokenMark(ctx, asked.code),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return;
    const trustedIds = trusted.map(({ id }) => id);
    await publish(ctx, {
      name: "accounts.recovery-asked",
      payload: { recoveryId: made.id, accountId: account.id, trustedIds },
    });
    await mailOwner(ctx, account, "asked");
  });
}

/** Of too many open requests the oldest that nobody vouched for ends. */
async function makeRoom(ctx: Context, account: { readonly id: string }): Promise<void> {
  await sql`update recoveries set ended_at = now() where ended_at is null and account_id = ${account.id}
    and (asked_at < now() - make_interval(days => ${trustLimits.days}) or id in (
      select id from recoveries open where account_id = ${account.id} and ended_at is null
        and not exists (select from recovery_vouches where recovery_id = open.id)
      order by asked_at desc offset ${trustLimits.open - 1}))`.execute(ctx.db);
}
