import { createHmac } from "node:crypto";
import { TooMany } from "#platform/errors";
import { clientAddress } from "#platform/http/client-address";
import { readSecretCookie, setSecretCookie } from "#platform/http/cookies";
import type { RequestContext } from "#platform/http/env";
import { countAgainst } from "#platform/rate-limit";
import { deriveSecret, newSecret, sameSecret } from "#platform/secrets";
import type { Voter } from "./rules.ts";

const markOf = (c: RequestContext, secret: string) => deriveSecret(c.var.ctx.config.secretKey, "ballot", secret);

/** What the device of somebody without an account keeps, if we gave it. */
function readBallot(c: RequestContext): string | undefined {
  const [secret = "", mark = ""] = readSecretCookie(c, "ballot")?.split(".") ?? [];
  return secret && sameSecret(mark, markOf(c, secret)) ? secret : undefined;
}

/** Gives a guest's device something to be known by, unless it has it. @returns whether it was given, or is there */
export async function giveBallot(c: RequestContext): Promise<boolean> {
  if (readBallot(c)) return true;
  try {
    await countAgainst(c.var.ctx, "ballot", clientAddress(c));
  } catch (error) {
    if (error instanceof TooMany) return false;
    throw error;
  }
  const secret = newSecret();
  setSecretCookie(c, "ballot", `${secret}.${markOf(c, secret)}`);
  return true;
}

/** What is kept of the network somebody answers from: enough to see that many come from one, and nothing to find it by. */
const originOf = (c: RequestContext): Buffer =>
  createHmac("sha256", c.var.ctx.config.secretKey)
    .update(`answer from ${clientAddress(c)}`)
    .digest()
    .subarray(0, 8);

/** Who answers in this request: whoever is signed in, or the device. Undefined for a browser that keeps nothing. */
export function voterOf(c: RequestContext): Voter | undefined {
  const { viewer } = c.var;
  if (viewer) return { tier: "member", account: viewer, origin: originOf(c) };
  const token = readBallot(c);
  return token ? { tier: "guest", token, origin: originOf(c) } : undefined;
}
