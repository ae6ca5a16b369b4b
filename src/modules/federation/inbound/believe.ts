import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { isOurs } from "../remote/canonical-uri.ts";
import { fetchActor } from "../remote/fetch-actor.ts";
import { findAuthor } from "../remote/keep-post.ts";
import type { Node } from "../remote/read-node.ts";
import { type Claims, claimsOf, maySay } from "./authority.ts";
import type { Activity, Passing } from "./handle/activity.ts";
import { BadSignature } from "./signature/signed.ts";
import { verifyProver } from "./verify-sender.ts";

/**
 * An activity that a group passes on, if it is to be believed that its actor did this: the group's own server may speak for
 * its people, and anybody else has proved it (FEP-8b32). Undefined for all other; what is ours comes from nobody else.
 */
export async function believe(ctx: Context, inner: Node, group: Passing): Promise<Activity | undefined> {
  const claims = claimsOf(ctx, inner);
  if (!claims || isOurs(ctx, claims.actor.host)) return undefined;
  const actor = await findActor(ctx, inner, claims, group);
  const by = actor && (await findAuthor(ctx, actor));
  if (actor?.status !== "remote" || !by || !maySay(ctx, claims, by)) return undefined;
  return { uri: claims.uri, kind: claims.kind, objectUri: claims.objectUri, tree: inner, actor, by, group };
}

async function findActor(ctx: Context, inner: Node, claims: Claims, group: Passing): Promise<Account | undefined> {
  if (claims.actor.host === group.host) return fetchActor(ctx, claims.actor.uri);
  const prover = await proverOf(ctx, inner, claims);
  if (!prover) return undefined;
  return ctx.db.selectFrom("accounts").selectAll().where("id", "=", prover.accountId).executeTakeFirst();
}

async function proverOf(ctx: Context, inner: Node, claims: Claims) {
  try {
    return await verifyProver(ctx, inner, claims);
  } catch (error) {
    if (error instanceof BadSignature) return undefined;
    throw error;
  }
}
