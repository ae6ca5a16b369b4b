import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { mailOwner } from "./mail-owner.ts";
import { spendChallenge } from "./passkey-challenges.ts";
import { checkNewPasskey } from "./passkey-check.ts";
import { rpOf, type Signed } from "./passkeys.ts";

export const MOST_PASSKEYS = 10;

/**
 * Keeps a new passkey of the viewer, made for this host in this session, with the person's PIN or finger.
 *
 * @throws Invalid "wrongPasskey", "tooManyPasskeys"
 */
export async function addPasskey(
  ctx: Context,
  viewer: Viewer,
  { signed, name }: { readonly signed: Signed; readonly name: string },
): Promise<void> {
  const made = await checked(ctx, viewer, signed);
  const { count } = await ctx.db
    .selectFrom("passkeys")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("account_id", "=", viewer.id)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST_PASSKEYS) throw new Invalid({ form: "tooManyPasskeys" });
  const added = await ctx.db
    .insertInto("passkeys")
    .values({
      account_id: viewer.id,
      credential_id: made.id,
      public_key: made.publicKey,
      sign_count: String(made.count),
      transports: [...(signed.response.transports ?? [])],
      name,
    })
    .onConflict((conflict) => conflict.column("credential_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!added) throw new Invalid({ form: "wrongPasskey" });
  await mailOwner(ctx, viewer, "passkey");
}

async function checked(ctx: Context, viewer: Viewer, signed: Signed) {
  try {
    return await checkNewPasskey(signed, {
      rp: rpOf(ctx),
      spend: (challenge) => spendChallenge(ctx, { what: "create", who: viewer.session_id }, challenge),
    });
  } catch (error) {
    ctx.log.info("A passkey was not taken", { reason: String(error).slice(0, 100) });
    throw new Invalid({ form: "wrongPasskey" });
  }
}
