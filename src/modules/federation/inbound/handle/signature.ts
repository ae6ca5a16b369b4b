import type { Account } from "#modules/accounts";
import { type DemandRow, demandIdIn, getDemandRow, receiveSignature, receiveSponsor } from "#modules/campaigns";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { queueTask } from "#platform/events";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { isBuried } from "../../remote/keep-post.ts";
import { idOf, type Node } from "../../remote/read-node.ts";
import { noticeLopsided } from "../notice-lopsided.ts";
import type { Activity, Effect } from "./activity.ts";

export const ANSWER_SIGNATURE = "federation.answer-signature";

/**
 * Somebody elsewhere stands behind a demand of ours that they may see. The caller has made sure that the signature is their own. It
 * counts once, under the version whose fingerprint it names, and their server is told whether it does.
 */
export async function signature(ctx: Context, { actor, by }: Activity, object: Node): Promise<Effect | undefined> {
  const uri = canonicalUri(ctx, object["id"])?.uri;
  const named = canonicalUri(ctx, idOf(object["object"]))?.uri;
  const demandId = named && demandIdIn(ctx, named);
  if (!uri || !demandId || (await isBuried(ctx, uri, by.uri))) return undefined;
  return async (ctx) => {
    const demand = await getDemandRow(ctx, actor, demandId);
    if (!demand.post_id) return;
    if (actor.kind !== "person") return stand(ctx, actor, demand, uri);
    const accepted = await isTaken(ctx, actor, demand, uri, object["textHash"]);
    await queueTask(ctx, ANSWER_SIGNATURE, { postId: demand.post_id, accountId: actor.id, uri, accepted });
    if (accepted) await noticeLopsided(ctx, { id: demand.post_id }, "signatures", actor);
  };
}

/** A group or an organisation signs for nobody: it stands behind the demand, once whoever leads it agrees. */
async function stand(ctx: Context, actor: Account, demand: DemandRow, uri: string): Promise<void> {
  const answer = await receiveSponsor(ctx, actor, demand, uri);
  if (answer === "waits" || !demand.post_id) return;
  const accepted = answer === "accepted";
  await queueTask(ctx, ANSWER_SIGNATURE, { postId: demand.post_id, accountId: actor.id, uri, accepted });
}

async function isTaken(ctx: Context, actor: Account, demand: DemandRow, uri: string, hash: unknown): Promise<boolean> {
  if (typeof hash !== "string" || !/^[0-9a-f]{64}$/.test(hash)) return false;
  const signed = await ctx.db
    .selectFrom("demand_versions")
    .select("version")
    .where("demand_id", "=", demand.id)
    .where("text_hash", "=", Buffer.from(hash, "hex"))
    .orderBy("version", "desc")
    .executeTakeFirst();
  if (!signed) return false;
  try {
    await receiveSignature(ctx, actor, { ...demand, version: signed.version }, { uri });
  } catch (error) {
    if (error instanceof Invalid) return false;
    throw error;
  }
  const counted = await ctx.db
    .selectFrom("signatures")
    .select("id")
    .where("demand_id", "=", demand.id)
    .where("account_id", "=", actor.id)
    .where("state", "=", "valid")
    .executeTakeFirst();
  return counted !== undefined;
}
