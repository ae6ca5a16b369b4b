import { createHmac } from "node:crypto";
import type { Context } from "#platform/context";

/** What is kept of the network somebody signs from: enough to see that many come from one, and nothing to find it by. */
export function originOf(ctx: Context, address: string): Buffer {
  return createHmac("sha256", ctx.config.secretKey).update(`signature from ${address}`).digest().subarray(0, 8);
}
