import { Secret, TOTP } from "otpauth";
import type { Context } from "#platform/context";
import { seal, unseal } from "#platform/seal";
import { deriveSecret } from "#platform/secrets";

type Owner = { readonly id: string; readonly handle: string };
const SEED_BYTES = 20;
const STEP_MS = 30_000;

/** Time-based codes (RFC 6238) as every authenticator app knows them: SHA-1, six digits, thirty seconds. */
function totpOf(owner: Owner, issuer: string, seed: Buffer): TOTP {
  const secret = new Secret({ buffer: Uint8Array.from(seed).buffer });
  return new TOTP({ issuer, label: owner.handle, secret, algorithm: "SHA1", digits: 6, period: STEP_MS / 1000 });
}

/** The seed a set-up page shows: told from the page's own word, so that nothing is kept before it is confirmed. */
export function draftSeed(ctx: Context, owner: Owner, draft: string): Buffer {
  return Buffer.from(deriveSecret(ctx.config.secretKey, "one-time-codes", owner.id, draft), "base64url").subarray(
    0,
    SEED_BYTES,
  );
}

/** What an app takes in: the `otpauth:` address for its camera, and the seed in letters for its keyboard. */
export function forApp(owner: Owner, issuer: string, seed: Buffer): { readonly uri: string; readonly letters: string } {
  const totp = totpOf(owner, issuer, seed);
  return { uri: totp.toString(), letters: totp.secret.base32.match(/.{1,4}/g)?.join(" ") ?? "" };
}

/** The step a code belongs to, one earlier or later than now allowed; undefined for a wrong code. */
export function stepOf(ctx: Context, owner: Owner, seed: Buffer, digits: string): number | undefined {
  const now = ctx.now().getTime();
  const away = totpOf(owner, "", seed).validate({ token: digits.replace(/\D/g, ""), timestamp: now, window: 1 });
  return away === null ? undefined : Math.floor(now / STEP_MS) + away;
}

export async function hasOneTimeCodes(ctx: Context, owner: { readonly id: string }): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("one_time_codes")
    .select("account_id")
    .where("account_id", "=", owner.id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps a confirmed seed, sealed. The code that confirmed it is spent. */
export async function keepSeed(ctx: Context, owner: Owner, seed: Buffer, step: number): Promise<void> {
  const sealed_seed = seal(ctx.config.secretKey, "one-time-codes", owner.id, seed);
  await ctx.db
    .insertInto("one_time_codes")
    .values({ account_id: owner.id, sealed_seed, last_step: step })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet({ sealed_seed, last_step: step }))
    .execute();
}

/** Takes a code from the person's app, once: of twenty who bring the same code one is let in (RFC 6238, 5.2). */
export async function spendOneTimeCode(ctx: Context, owner: Owner, digits: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("one_time_codes")
    .select("sealed_seed")
    .where("account_id", "=", owner.id)
    .executeTakeFirst();
  if (!row) return false;
  const seed = unseal(ctx.config.secretKey, "one-time-codes", owner.id, row.sealed_seed);
  const step = stepOf(ctx, owner, seed, digits);
  if (step === undefined) return false;
  const spent = await ctx.db
    .updateTable("one_time_codes")
    .set({ last_step: step })
    .where("account_id", "=", owner.id)
    .where("last_step", "<", step)
    .returning("account_id")
    .executeTakeFirst();
  return spent !== undefined;
}
