import { createPublicKey, type KeyObject } from "node:crypto";
import type { Context } from "#platform/context";
import { fromBase58 } from "../base58.ts";
import { canonicalUri } from "./canonical-uri.ts";
import { idOf, listOf, type Node, nodesOf } from "./read-node.ts";

/** A key somebody signs with, as their own server gives it. */
export type PublicKey = { readonly uri: string; readonly kind: "rsa" | "ed25519"; readonly der: Buffer };

const MOST_KEYS = 8;
const rsaBits = { fewest: 2048, most: 8192 } as const;
/** What stands before the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410). */
const ED25519_HEAD = Buffer.from("302a300506032b6570032100", "hex");

/** The keys an actor's document gives, of that actor alone and at its own host: RSA as PEM, Ed25519 as Multikey (FEP-521a). */
export function keysOf(ctx: Context, actor: Node, owner: { readonly uri: string; readonly host: string }): PublicKey[] {
  const candidates = [...nodesOf(actor["publicKey"]), ...nodesOf(actor["assertionMethod"])].slice(0, MOST_KEYS);
  const keys = candidates.flatMap((node) => {
    const id = canonicalUri(ctx, node["id"]);
    const named = canonicalUri(ctx, idOf(node["owner"] ?? node["controller"]));
    if (id?.host !== owner.host || named?.uri !== owner.uri) return [];
    const key = toKey(node);
    return key ? [{ uri: id.uri, ...key }] : [];
  });
  return [...new Map(keys.map((key) => [key.uri, key])).values()];
}

function toKey(node: Node): Omit<PublicKey, "uri"> | undefined {
  const [pem] = listOf(node["publicKeyPem"]);
  const [multibase] = listOf(node["publicKeyMultibase"]);
  try {
    if (typeof multibase === "string") return fromMultibase(multibase);
    if (typeof pem !== "string" || pem.length > 4000) return undefined;
    const key = createPublicKey(pem);
    return kindOf(key) && { kind: kindOf(key) ?? "rsa", der: key.export({ type: "spki", format: "der" }) };
  } catch {
    return undefined;
  }
}

function kindOf(key: KeyObject): PublicKey["kind"] | undefined {
  if (key.asymmetricKeyType === "ed25519") return "ed25519";
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return key.asymmetricKeyType === "rsa" && bits >= rsaBits.fewest && bits <= rsaBits.most ? "rsa" : undefined;
}

/** Base58 with the mark of an Ed25519 key before it (Multikey). */
function fromMultibase(text: string): Omit<PublicKey, "uri"> | undefined {
  const bytes = text.startsWith("z") && text.length < 100 ? fromBase58(text.slice(1)) : undefined;
  if (bytes?.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 0x01) return undefined;
  return { kind: "ed25519", der: Buffer.concat([ED25519_HEAD, bytes.subarray(2)]) };
}
