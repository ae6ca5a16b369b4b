import { createHash, createPublicKey, verify } from "node:crypto";
import { canonicalJson } from "#platform/canonical-json";
import type { Context } from "#platform/context";
import { fromBase58 } from "../base58.ts";
import { canonicalUri } from "../remote/canonical-uri.ts";
import type { PublicKey } from "../remote/public-key.ts";
import { isNode, type Node } from "../remote/read-node.ts";

/** The key an object's proof says it was signed with (FEP-8b32, eddsa-jcs-2022); undefined when there is none we can judge. */
export function keyOfProof(ctx: Context, tree: Node): string | undefined {
  const proof = tree["proof"];
  if (!isNode(proof) || proof["type"] !== "DataIntegrityProof" || proof["cryptosuite"] !== "eddsa-jcs-2022")
    return undefined;
  if (proof["proofPurpose"] !== "assertionMethod" || typeof proof["proofValue"] !== "string") return undefined;
  return canonicalUri(ctx, proof["verificationMethod"])?.uri;
}

/** Whether the proof of an object was made with this key, over all of the object but itself (W3C Data Integrity EdDSA 1.0, 3.3). */
export function isProvenBy(tree: Node, { kind, der }: Pick<PublicKey, "kind" | "der">): boolean {
  const { proof, ...document } = tree;
  if (kind !== "ed25519" || !isNode(proof)) return false;
  const { proofValue, ...options } = proof;
  const sign = fromBase58(String(proofValue).slice(1, 120));
  if (!sign || String(proofValue)[0] !== "z") return false;
  const hash = (value: unknown) => createHash("sha256").update(canonicalJson(value)).digest();
  const config =
    "@context" in options || !("@context" in tree) ? options : { "@context": tree["@context"], ...options };
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  return verify(null, Buffer.concat([hash(config), hash(document)]), key, sign);
}
