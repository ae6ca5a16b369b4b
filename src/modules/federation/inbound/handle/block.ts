import { blockAccount } from "#modules/trust";
import { findMember } from "../../remote/find-remote.ts";
import { isBuried } from "../../remote/keep-post.ts";
import { moderate } from "../moderate/moderate.ts";
import type { Handle } from "./activity.ts";

/** Somebody elsewhere blocks one of us: neither sees or follows the other any more, as between members. Nobody is told. A block
 * in a group (`target`) is a decision of who looks after it. */
export const block: Handle = async (ctx, activity) => {
  const { uri, objectUri, actor, by, tree } = activity;
  if (tree["target"] !== undefined) return moderate(ctx, activity, "Block");
  const member = await findMember(ctx, objectUri);
  if (!member || (await isBuried(ctx, uri, by.uri))) return undefined;
  return (ctx) => blockAccount(ctx, actor, member);
};
