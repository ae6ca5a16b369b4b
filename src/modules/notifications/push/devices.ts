import { createHmac, ECDH } from "node:crypto";
import { z } from "zod";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { seal, unseal } from "#platform/seal";
import type { DeviceKeys } from "./encrypt.ts";

/** Devices one person is reached on; with one more the oldest is forgotten. */
const MOST_DEVICES = 10;

const base64 = (bytes: number) =>
  z
    .string("required")
    .max(100, "pushAddress")
    .transform((text) => Buffer.from(text, "base64url"))
    .refine((key) => key.length === bytes, "pushAddress");

/** What the browser says of itself: where to push, and its keys. */
export const deviceForm = z.object({
  endpoint: z.string("required").max(1000, "pushAddress").refine(isPushAddress, "pushAddress"),
  p256dh: base64(65).refine(isPoint, "pushAddress"),
  auth: base64(16),
});
export type Device = z.infer<typeof deviceForm>;

/** Whether a push service may live there: public https under a name, on the usual port. Whoever sends checks where the name leads. */
export function isPushAddress(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.protocol !== "https:" || url.username || url.password || url.port) return false;
  return (
    /^([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(url.hostname) &&
    !/\.(local|localhost|internal|lan|home|arpa)$/.test(url.hostname)
  );
}

function isPoint(key: Buffer): boolean {
  try {
    ECDH.convertKey(key, "prime256v1");
    return key[0] === 4;
  } catch {
    return false;
  }
}

const hashOf = (ctx: Context, endpoint: string) =>
  createHmac("sha256", ctx.config.secretKey).update(`push to ${endpoint}`).digest();

/**
 * From now on the viewer's news reaches this device, as long as they are signed in there. A device belongs to whoever asked
 * last. @throws Forbidden on a phone others use as well
 */
export async function addDevice(ctx: Context, viewer: Viewer, device: Device): Promise<void> {
  if (viewer.shared) throw new Forbidden();
  const endpoint_hash = hashOf(ctx, device.endpoint);
  const { endpoint, p256dh, auth } = device;
  const words = JSON.stringify({ endpoint, p256dh: p256dh.toString("base64url"), auth: auth.toString("base64url") });
  await inTransaction(ctx, async (ctx) => {
    await removeDevice(ctx, viewer);
    await ctx.db.deleteFrom("push_subscriptions").where("endpoint_hash", "=", endpoint_hash).execute();
    const sealed = seal(ctx.config.secretKey, "push-device", viewer.id, Buffer.from(words));
    await ctx.db
      .insertInto("push_subscriptions")
      .values({ account_id: viewer.id, session_id: viewer.session_id, endpoint_hash, sealed })
      .execute();
    const kept = ctx.db.selectFrom("push_subscriptions").select("id").where("account_id", "=", viewer.id);
    await ctx.db
      .deleteFrom("push_subscriptions")
      .where("account_id", "=", viewer.id)
      .where("id", "not in", kept.orderBy("id", "desc").limit(MOST_DEVICES))
      .execute();
  });
}

/** This device is left in peace. */
export async function removeDevice(ctx: Context, viewer: Viewer): Promise<void> {
  await ctx.db.deleteFrom("push_subscriptions").where("session_id", "=", viewer.session_id).execute();
}

/** Whether news reaches the device the viewer uses now. */
export async function hasDevice(ctx: Context, viewer: Viewer): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("push_subscriptions")
    .select("id")
    .where("session_id", "=", viewer.session_id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where a device is, opened. @throws Error when the secret key is another now */
export function openDevice(
  ctx: Context,
  row: { readonly account_id: string; readonly sealed: Buffer },
): DeviceKeys & { readonly endpoint: URL } {
  const { endpoint, p256dh, auth } = JSON.parse(
    unseal(ctx.config.secretKey, "push-device", row.account_id, row.sealed).toString(),
  ) as Record<"endpoint" | "p256dh" | "auth", string>;
  return {
    endpoint: new URL(endpoint),
    p256dh: Buffer.from(p256dh, "base64url"),
    auth: Buffer.from(auth, "base64url"),
  };
}
