import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { canonicalUri, isOurs } from "../remote/canonical-uri.ts";
import type { PublicKey } from "../remote/public-key.ts";
import type { Node } from "../remote/read-node.ts";
import { type Claims, maySay } from "./authority.ts";
import { findSigner, type Signer } from "./find-signer.ts";
import { meetSigner } from "./meet-signer.ts";
import { BadSignature, type SignedRequest } from "./signature/signed.ts";
import { checkHour, isSignedBy, readSignature } from "./signature/verify.ts";
import { isProvenBy, keyOfProof } from "./verify-proof.ts";

/** A key that failed is asked for again at its server when what we know of it is older than this. */
const STALE_MS = 60_000;

export type Sender = { readonly accountId: string; readonly status: Account["status"] };

/**
 * Who says this: whoever signed the request, or, when a relay passed it on, whoever's proof it carries (FEP-8b32). It must be the one
 * who acts in it. LD-Signatures say nothing to us. @throws BadSignature; TooMany
 */
export async function verifySender(ctx: Context, request: SignedRequest, tree: Node, claims: Claims): Promise<Sender> {
  const signature = readSignature(request);
  const key = canonicalUri(ctx, signature.keyUri);
  if (!key || isOurs(ctx, key.host)) throw new BadSignature("a key that is nobody's");
  const proofKey = keyOfProof(ctx, tree);
  // Nobody is asked for the key of somebody who could not say this anyway.
  if (key.host !== claims.actor.host && !proofKey) throw new BadSignature("signed by somebody else");
  const { now, signer: known } = await findSigner(ctx, key.uri);
  checkHour(signature, now);
  const signer = await confirm(ctx, key.uri, known, (candidate) => isSignedBy(signature, candidate));
  if (maySay(ctx, claims, signer)) return signer;
  const prover = await verifyProver(ctx, tree, claims);
  if (!prover) throw new BadSignature("signed by somebody else");
  return prover;
}

/**
 * Who says what somebody else passes on, by their own proof; undefined when it carries none of theirs.
 * @throws BadSignature for one that is wrong; TooMany
 */
export async function verifyProver(ctx: Context, tree: Node, claims: Claims): Promise<Sender | undefined> {
  const proofKey = keyOfProof(ctx, tree);
  if (!proofKey || canonicalUri(ctx, proofKey)?.host !== claims.actor.host) return undefined;
  const { signer: author } = await findSigner(ctx, proofKey);
  const proven = await confirm(ctx, proofKey, author, (candidate) => isProvenBy(tree, candidate));
  if (!maySay(ctx, claims, proven)) throw new BadSignature("proven by somebody else");
  return proven;
}

/** Whose key made it. One we do not know is asked for, and one that fails once more: it may have been changed. @throws BadSignature */
async function confirm(
  ctx: Context,
  keyUri: string,
  known: Signer | undefined,
  isRight: (key: PublicKey) => boolean,
): Promise<Signer> {
  if (known && isRight(known.key)) return known;
  const isFresh = known && ctx.now().getTime() - known.fetchedAt.getTime() < STALE_MS;
  const met = isFresh ? undefined : await meetSigner(ctx, keyUri, isRight);
  if (!met) throw new BadSignature(known ? "not signed with the key it names" : "a key that cannot be had");
  return met;
}
