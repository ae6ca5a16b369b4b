import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import { fingerprintOf } from "#platform/secrets";
import { noteVerified } from "./note-verified.ts";
import type { Addressee } from "./rules.ts";

type Claim = { readonly addressee: Addressee; readonly viewer: { readonly id: string }; readonly secret: string };

/** The claim a link in the mail is for: the one of whoever asked, of an address that still holds. @throws NotFound */
export async function getClaim(ctx: Context, { addressee, viewer, secret }: Claim): Promise<{ readonly id: string }> {
  const claim = await ctx.db
    .selectFrom("addressee_claims")
    .select("id")
    .where("token_hash", "=", fingerprintOf(secret))
    .where("addressee_id", "=", addressee.id)
    .where("account_id", "=", viewer.id)
    .where("email", "=", addressee.email)
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst();
  if (!claim || !addressee.email_confirmed_at) throw new NotFound();
  return claim;
}

/** Whoever asked, and reads the mail of the published address, answers for it from now on. Once. @throws NotFound */
export async function useClaim(ctx: Context, claim: Claim): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { id } = await getClaim(ctx, claim);
    const used = await ctx.db.deleteFrom("addressee_claims").where("id", "=", id).returning("id").executeTakeFirst();
    if (!used) throw new NotFound();
    await ctx.db
      .insertInto("addressee_members")
      .values({ addressee_id: claim.addressee.id, account_id: claim.viewer.id, proof: "token" })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await noteVerified(ctx, claim.addressee);
  });
}
