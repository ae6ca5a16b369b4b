import { blockAccount } from "#modules/trust";
import { findMember } from "../../remote/find-remote.ts";
import { isBuried } from "../../remote/keep-post.ts";
import type { Handle } from "./activity.ts";

/** Somebody elsewhere blocks one of us: neither sees or follows the other any more, as between members. Nobody is told. */
export const block: Handle = async (ctx, { uri, objectUri, actor, by }) => {
  const member = await findMember(ctx, objectUri);
  if (!member || (await isBuried(ctx, uri, by.uri))) return undefined;
  return (ctx) => blockAccount(ctx, actor, member);
};
