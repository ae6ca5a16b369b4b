import { decideQuote, type Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { findAuthor } from "../../remote/keep-post.ts";
import { isStamp } from "../../remote/quote-stamp.ts";
import { idOf } from "../../remote/read-node.ts";
import type { Activity, Handle } from "./activity.ts";

/** Whom one of us quotes lets it stand: with a stamp that their own server shows, for these two posts and no others (FEP-044f). */
export const acceptQuote: Handle = async (ctx, activity) => {
  const asked = await findAsked(ctx, activity);
  const stamp = canonicalUri(ctx, idOf(activity.tree["result"]))?.uri;
  const author = await findAuthor(ctx, activity.actor);
  if (!asked || !stamp || !author || !(await isStamp(ctx, stamp, author.uri, asked.quote, asked.quoted)))
    return undefined;
  return async (ctx) => {
    await ctx.db.updateTable("posts").set({ quote_stamp_uri: stamp }).where("id", "=", asked.quote.id).execute();
    await decideQuote(ctx, activity.actor, asked.quote, "accepted");
  };
};

export const rejectQuote: Handle = async (ctx, activity) => {
  const asked = await findAsked(ctx, activity);
  return asked && ((ctx) => decideQuote(ctx, activity.actor, asked.quote, "refused"));
};

/** The quote of ours whose asking is answered, of a post of this very person. */
async function findAsked(ctx: Context, { tree, actor }: Activity): Promise<{ quote: Post; quoted: Post } | undefined> {
  const uri = canonicalUri(ctx, idOf(tree["object"]))?.uri;
  if (!uri) return undefined;
  const posts = ctx.db.selectFrom("posts").selectAll();
  const quote = await posts.where("quote_request_uri", "=", uri).where("uri", "is", null).executeTakeFirst();
  const quoted = quote?.quoted_id ? await posts.where("id", "=", quote.quoted_id).executeTakeFirst() : undefined;
  return quote && quoted?.author_id === actor.id ? { quote, quoted } : undefined;
}
