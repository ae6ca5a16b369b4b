import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { fingerprintOf } from "#platform/secrets";
import { findByMailbox } from "./find-by-mailbox.ts";
import { mustTakeSignatures, type Signable, signatureLimits } from "./rules.ts";
import { lockMailbox } from "./sign-as-member.ts";
import { todayOf } from "./today.ts";
import { isWeak } from "./weak-hosts.ts";

/**
 * Whoever opened the mail presses its button: from now on they count. Of many links to one mailbox the first does it, and
 * the others end. A mailbox anybody gets for a moment waits for a moderator. False when there is nothing to confirm.
 * @throws Invalid when the demand takes no signatures any more
 */
export async function confirmSignature(ctx: Context, demand: Signable, secret: string): Promise<boolean> {
  mustTakeSignatures(demand, todayOf(ctx));
  return inTransaction(ctx, async (ctx) => {
    const token_hash = fingerprintOf(secret);
    const asked = await ctx.db
      .selectFrom("signature_requests")
      .select("mailbox")
      .where("token_hash", "=", token_hash)
      .executeTakeFirst();
    if (!asked) return false;
    await lockMailbox(ctx, demand, asked.mailbox);
    const request = await ctx.db
      .deleteFrom("signature_requests")
      .where("token_hash", "=", token_hash)
      .where("demand_id", "=", demand.id)
      .where("made_at", ">", sql<Date>`now() - make_interval(days => ${signatureLimits.linkDays})`)
      .returningAll()
      .executeTakeFirst();
    if (!request) return false;
    const { made_at: _, ...row } = request;
    const before = await findByMailbox(ctx, demand, row.mailbox);
    await ctx.db
      .deleteFrom("signature_requests")
      .where("demand_id", "=", demand.id)
      .where("mailbox", "=", row.mailbox)
      .execute();
    if (before && before.state !== "withdrawn") return false;
    const signed = { ...row, state: (await isWeak(ctx, row.mail_host)) ? "waiting" : "valid" } as const;
    if (before)
      await ctx.db
        .updateTable("signatures")
        .set({ ...signed, tier: "email", account_id: null, signed_at: sql<Date>`now()` })
        .where("id", "=", before.id)
        .execute();
    else
      await ctx.db
        .insertInto("signatures")
        .values({ ...signed, tier: "email" })
        .execute();
    return true;
  });
}
