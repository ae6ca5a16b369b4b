import { sql } from "kysely";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { sameSecret } from "#platform/secrets";
import type { Account } from "../rules.ts";
import { spendChallenge, type Use } from "./passkey-challenges.ts";
import { checkAnswer } from "./passkey-check.ts";
import { rpOf, type Signed, userHandle } from "./passkeys.ts";

/**
 * Finds whose passkey signed, and that it did so here, for this use, just now and with the person's PIN or finger. That is
 * two proofs in one. A passkey whose count went back was copied, and is not taken. With `owner` it must be theirs.
 *
 * @throws Invalid with the one code "wrongPasskey", whatever was wrong.
 */
export async function usePasskey(
  ctx: Context,
  signed: Signed,
  use: Use,
  owner?: { readonly id: string },
): Promise<Account> {
  const key = await findPasskey(ctx, signed.id);
  const isTheirs = key !== undefined && (owner === undefined || owner.id === key.account_id);
  if (isTheirs && (await isRight(ctx, signed, use, key))) {
    const account = await ctx.db
      .selectFrom("accounts")
      .selectAll()
      .where("id", "=", key.account_id)
      .where("status", "<>", "refused")
      .executeTakeFirst();
    if (account) return account;
  }
  throw new Invalid({ form: "wrongPasskey" });
}

const findPasskey = (ctx: Context, credentialId: string) =>
  ctx.db.selectFrom("passkeys").selectAll().where("credential_id", "=", credentialId).executeTakeFirst();
type Passkey = NonNullable<Awaited<ReturnType<typeof findPasskey>>>;

async function isRight(ctx: Context, signed: Signed, use: Use, key: Passkey): Promise<boolean> {
  const told = signed.response.userHandle;
  try {
    if (told && !sameSecret(told, userHandle(ctx, { id: key.account_id }))) return false;
    const page = { rp: rpOf(ctx), spend: (challenge: string) => spendChallenge(ctx, use, challenge) };
    return await noteUse(ctx, key, await checkAnswer(signed, page, key));
  } catch (error) {
    ctx.log.info("A passkey was not taken", { reason: String(error).slice(0, 100) });
    return false;
  }
}

/** Of two answers with the same count one is taken. */
async function noteUse(ctx: Context, key: Passkey, count: number): Promise<boolean> {
  const noted = await ctx.db
    .updateTable("passkeys")
    .set({ sign_count: String(count), used_at: sql`now()` })
    .where("id", "=", key.id)
    .where("sign_count", "=", key.sign_count)
    .returning("id")
    .executeTakeFirst();
  return noted !== undefined;
}
