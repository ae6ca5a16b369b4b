import { createECDH, createPrivateKey, type KeyObject, sign } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { seal, unseal } from "#platform/seal";

/** The community's key pair: P-256, the public half as a point of 65 bytes. */
export type PushKey = { readonly publicKey: Buffer; readonly privateKey: KeyObject };

/** A signed word holds for so long; RFC 8292 allows a day. */
const HOURS = 12;

/**
 * The key pair push services know this community by, made the first time it is needed. When the secret key is another
 * now, the old pair cannot be opened: a new one is made, and the devices that knew the old one must ask again.
 */
export async function keepPushKey(ctx: Context): Promise<PushKey> {
  return (await findKey(ctx)) ?? (await makeKey(ctx)) ?? (await keepPushKey(ctx));
}

async function findKey(ctx: Context): Promise<PushKey | undefined> {
  const row = await ctx.db.selectFrom("push_key").selectAll().executeTakeFirst();
  if (!row) return undefined;
  try {
    const plain = unseal(ctx.config.secretKey, "push-key", "community", row.sealed_key);
    return { publicKey: row.public_key, privateKey: toKey(row.public_key, plain) };
  } catch {
    ctx.log.warn("The key for pushes cannot be opened with this SECRET_KEY; a new one is made");
    await ctx.db.deleteFrom("push_key").where("public_key", "=", row.public_key).execute();
    await ctx.db.deleteFrom("push_subscriptions").execute();
    return undefined;
  }
}

async function makeKey(ctx: Context): Promise<PushKey | undefined> {
  const pair = createECDH("prime256v1");
  const publicKey = pair.generateKeys();
  // The number may begin with zeros, which are left out of it.
  const plain = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32);
  const { rows } = await sql`insert into push_key (public_key, sealed_key)
    values (${publicKey}, ${seal(ctx.config.secretKey, "push-key", "community", plain)})
    on conflict do nothing returning true`.execute(ctx.db);
  return rows.length > 0 ? { publicKey, privateKey: toKey(publicKey, plain) } : undefined;
}

function toKey(publicKey: Buffer, plain: Buffer): KeyObject {
  const part = (from: number, to: number) => publicKey.subarray(from, to).toString("base64url");
  const key = { kty: "EC", crv: "P-256", x: part(1, 33), y: part(33, 65), d: plain.toString("base64url") };
  return createPrivateKey({ key, format: "jwk" });
}

/** What tells a push service who sends (RFC 8292): a token for its origin alone, signed with ES256, and our public key. */
export function authorize(key: PushKey, endpoint: URL, contact: string, now: Date): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const exp = Math.floor(now.getTime() / 1000) + HOURS * 3600;
  const words = `${encode({ typ: "JWT", alg: "ES256" })}.${encode({ aud: endpoint.origin, exp, sub: contact })}`;
  const signature = sign("sha256", Buffer.from(words), { key: key.privateKey, dsaEncoding: "ieee-p1363" });
  return `vapid t=${words}.${signature.toString("base64url")}, k=${key.publicKey.toString("base64url")}`;
}
