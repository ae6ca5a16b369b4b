import { createHash, createPrivateKey, sign } from "node:crypto";
import { canonicalJson } from "#platform/canonical-json";
import type { Context } from "#platform/context";
import { ed25519KeyUri } from "./addresses.ts";
import { toMultibase } from "./base58.ts";
import type { JsonObject } from "./documents/context.ts";
import { actorIdOf, findPrivateKeys } from "./keys.ts";

/**
 * Adds the proof of an actor to their activity, so that whoever gets it from somebody else can still tell that it is theirs
 * (FEP-8b32, `eddsa-jcs-2022` of W3C Data Integrity EdDSA). It covers the JSON as it is sent, which the library's own
 * proofs do not: those are made of what the library would write.
 */
export async function prove(ctx: Context, owner: { readonly id: string } | "server", activity: JsonObject) {
  const options = {
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-jcs-2022",
    verificationMethod: ed25519KeyUri(ctx, owner),
    proofPurpose: "assertionMethod",
    created: `${ctx.now().toISOString().slice(0, 19)}Z`,
  };
  const { ed25519 } = await findPrivateKeys(ctx, actorIdOf(owner));
  const key = createPrivateKey({ key: ed25519, type: "pkcs8", format: "der" });
  const hash = (value: unknown) => createHash("sha256").update(canonicalJson(value)).digest();
  const config = { "@context": activity["@context"], ...options };
  const proofValue = toMultibase(sign(null, Buffer.concat([hash(config), hash(activity)]), key));
  return { ...activity, proof: { ...options, proofValue } };
}
