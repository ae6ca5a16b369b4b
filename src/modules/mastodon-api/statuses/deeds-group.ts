import { Hono } from "hono";
import { sql } from "kysely";
import {
  bookmarkPost,
  getCard,
  getPost,
  listCards,
  type Post,
  pinPost,
  postUseCases,
  reactToPost,
  removeBookmark,
  sharePost,
  takeReactionBack,
  takeShareBack,
  unpinPost,
} from "#modules/posts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { limit, viewerOf } from "#platform/http/guards";
import { NEWEST } from "#platform/paging";
import { answer } from "../answer.ts";
import { toOneStatus } from "../entities/status.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { scope } from "../guards.ts";
import { idOf, postOf, shareSource } from "./post-of.ts";

type Deed = (ctx: Context, viewer: Viewer, post: Post) => Promise<void>;

/** Does something to the post an address names, and answers with how it stands then. */
const about = (deed: Deed) => async (c: ApiContext) => {
  const { ctx } = c.var;
  const viewer = viewerOf(c);
  const post = await postOf(c);
  await deed(ctx, viewer, post);
  return answer(c, await toOneStatus(c.var, await getCard(ctx, viewer, post.id)));
};

/** A like by an app is the first of our four; whoever reacted otherwise keeps what they chose. */
const like: Deed = async (ctx, viewer, post) => {
  const { my_reaction } = await getCard(ctx, viewer, post.id);
  if (my_reaction === null) await reactToPost(ctx, viewer, post, "like");
};

/** Passing on makes a status of its own around the post. */
async function reblog(c: ApiContext): Promise<Response> {
  const { ctx } = c.var;
  const viewer = viewerOf(c);
  const post = await postOf(c);
  await sharePost(ctx, viewer, post);
  const mine = shareSource(sql<boolean>`shares.account_id = ${viewer.id} and shares.post_id = ${post.id}`);
  const [card] = (await listCards(ctx, viewer, [mine], { before: NEWEST, size: 1 })).entries;
  if (!card) throw new NotFound();
  return answer(c, await toOneStatus(c.var, card));
}

async function revokeQuote(c: ApiContext): Promise<Response> {
  const { ctx } = c.var;
  const viewer = viewerOf(c);
  const post = await postOf(c);
  const quote = await getPost(ctx, viewer, idOf(c, "quoting"));
  if (quote.quoted_id !== post.id) throw new NotFound();
  await postUseCases.decideQuote(ctx, viewer, quote, "withdrawn");
  return answer(c, await toOneStatus(c.var, await getCard(ctx, viewer, quote.id)));
}

const at = <Verb extends string>(verb: Verb) => `/api/v1/statuses/:id/${verb}` as const;
const writes = limit("write");

/** What one does with posts. */
export const deedsGroup = new Hono<ApiEnv>()
  .post(at("reblog"), scope("write:statuses"), writes, reblog)
  .post(at("unreblog"), scope("write:statuses"), writes, about(takeShareBack))
  .post(at("favourite"), scope("write:favourites"), writes, about(like))
  .post(at("unfavourite"), scope("write:favourites"), writes, about(takeReactionBack))
  .post(at("bookmark"), scope("write:bookmarks"), writes, about(bookmarkPost))
  .post(at("unbookmark"), scope("write:bookmarks"), writes, about(removeBookmark))
  .post(at("pin"), scope("write:accounts"), writes, about(pinPost))
  .post(at("unpin"), scope("write:accounts"), writes, about(unpinPost))
  .post(at("mute"), scope("write:mutes"), writes, about(postUseCases.muteThread))
  .post(at("unmute"), scope("write:mutes"), writes, about(postUseCases.unmuteThread))
  .post(at("quotes/:quoting/revoke"), scope("write:statuses"), writes, revokeQuote);
