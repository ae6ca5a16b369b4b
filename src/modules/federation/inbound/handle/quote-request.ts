import type { Post } from "#modules/posts";
import { receiving } from "#modules/posts";
import type { Context } from "#platform/context";
import { publish } from "#platform/events";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { fetchPost } from "../../remote/fetch-post.ts";
import { findPostBy } from "../../remote/find-remote.ts";
import { keepPost, readPost } from "../../remote/keep-post.ts";
import { idOf, isNode } from "../../remote/read-node.ts";
import { isOwn } from "../authority.ts";
import type { Activity, Handle } from "./activity.ts";

/** Somebody elsewhere asks whether a post of theirs may show one of ours (FEP-044f). The answer is our author's policy, or theirs to give. */
export const quoteRequest: Handle = async (ctx, activity) => {
  const quoted = await findPostBy(ctx, activity.objectUri);
  if (!quoted || quoted.uri !== null) return undefined;
  const quote = await findQuote(ctx, activity);
  if (!quote || quote.author_id !== activity.actor.id) return undefined;
  return async (ctx) => {
    const state = await receiving.quote(ctx, activity.actor, quote, quoted, { requestUri: activity.uri });
    if (state !== "refused") return;
    const payload = { postId: quote.id, authorId: quote.author_id, quotedAuthorId: quoted.author_id, state };
    await publish(ctx, { name: "posts.quote-decided", payload });
  };
};

/** The post that quotes: the one we have, the one that came along if it is their own, or asked for at its server. */
async function findQuote(ctx: Context, { tree, by, actor }: Activity): Promise<Post | undefined> {
  const instrument = tree["instrument"];
  const uri = canonicalUri(ctx, idOf(instrument));
  if (uri?.host !== by.host) return undefined;
  const known = await findPostBy(ctx, uri.uri);
  if (known) return known;
  if (!isNode(instrument) || !isOwn(ctx, instrument, by)) return fetchPost(ctx, uri.uri);
  const read = await readPost(ctx, instrument, by);
  return read && ((await keepPost(ctx, actor, { ...read, quoted: undefined })) ?? findPostBy(ctx, uri.uri));
}
