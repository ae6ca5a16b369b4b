import { randomBytes } from "node:crypto";
import type { Context } from "#platform/context";
import { deriveSecret, sameSecret } from "#platform/secrets";

/** What a passkey is asked to sign is worth so long. */
const CHALLENGE_MS = 10 * 60_000;
const STAMP = 24;

/** What a signature is for, and whose: the session, the half-done sign-in, or nobody's yet. One for another use is worth nothing. */
export type Use = { readonly what: "create" | "prove" | "step" | "enter"; readonly who: string };

/**
 * Makes what a passkey signs: the time, 128 bits of chance, and our own mark over both and the use. So nothing is kept
 * while a page is only looked at.
 */
export function makeChallenge(ctx: Context, use: Use): string {
  const stamp = Buffer.alloc(STAMP);
  stamp.writeBigUInt64BE(BigInt(ctx.now().getTime()));
  randomBytes(16).copy(stamp, 8);
  return Buffer.concat([stamp, markOf(ctx, use, stamp)]).toString("base64url");
}

/** Takes a challenge that was ours, for this use, made lately and never answered before. */
export async function spendChallenge(ctx: Context, use: Use, challenge: string): Promise<boolean> {
  const bytes = Buffer.from(challenge, "base64url");
  const stamp = bytes.subarray(0, STAMP);
  if (bytes.length !== STAMP + 32 || bytes.toString("base64url").length !== challenge.length) return false;
  if (!sameSecret(bytes.subarray(STAMP).toString("hex"), markOf(ctx, use, stamp).toString("hex"))) return false;
  const age = ctx.now().getTime() - Number(stamp.readBigUInt64BE());
  if (age < 0 || age > CHALLENGE_MS) return false;
  const spent = await ctx.db
    .insertInto("passkey_challenges")
    .values({ challenge })
    .onConflict((conflict) => conflict.doNothing())
    .returning("challenge")
    .executeTakeFirst();
  return spent !== undefined;
}

function markOf(ctx: Context, { what, who }: Use, stamp: Buffer): Buffer {
  const mark = deriveSecret(ctx.config.secretKey, "passkey-challenge", what, who, stamp.toString("hex"));
  return Buffer.from(mark, "base64url");
}
