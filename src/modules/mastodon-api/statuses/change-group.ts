import { Hono } from "hono";
import { z } from "zod";
import { describePictures, loosenPictures } from "#modules/media";
import { deletePost, editPost, getCard, type PostCard, postUseCases } from "#modules/posts";
import { inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { limit, viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import { quotePolicies } from "../entities/quote.ts";
import { toOneStatus } from "../entities/status.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { flag } from "../fields.ts";
import { scope } from "../guards.ts";
import { take } from "../read-sent.ts";
import { postOf } from "./post-of.ts";
import { type StatusForm, statusForm, toWriting } from "./read-status.ts";

const removal = z.object({ delete_media: flag });
const policy = z.object({ quote_approval_policy: z.enum(["public", "followers", "nobody"], "unknownChoice") });

/** What a post shows and asks stays as it is; an app may send it along. @throws Invalid when it is another */
function mustStay({ poll, media_ids }: StatusForm, card: PostCard): void {
  const pictures = (card.pictures ?? []).map(({ id }) => id);
  if (media_ids.length > 0 && media_ids.join() !== pictures.join()) throw new Invalid({ media_ids: "picturesStay" });
  const options = (card.poll?.options ?? []).map(({ text }) => text);
  if (poll && poll.options.join("\n") !== options.join("\n")) throw new Invalid({ poll: "pollStays" });
}

async function edit(c: ApiContext): Promise<Response> {
  const { ctx } = c.var;
  const viewer = viewerOf(c);
  const sent = await take(c, statusForm);
  const post = await postOf(c);
  if (post.author_id !== viewer.id) throw new Forbidden();
  const card = await getCard(ctx, viewer, post.id);
  mustStay(sent, card);
  const { text, warning, language, quote_policy } = toWriting(sent, viewer, post.audience);
  await inTransaction(ctx, async (ctx) => {
    const held = new Set((card.pictures ?? []).map(({ id }) => id));
    const alts = sent.media_attributes.filter(({ id }) => held.has(id));
    await describePictures(
      ctx,
      viewer,
      alts.map(({ id, description }) => ({ id, alt: description ?? "" })),
    );
    await editPost(ctx, viewer, post, {
      text,
      warning,
      language: sent.language ? language : (post.language as typeof language),
      reply_policy: post.reply_policy,
      quote_policy,
    });
  });
  return answer(c, await toOneStatus(c.var, await getCard(ctx, viewer, post.id)));
}

/** Changing one's posts, and taking them away. */
export const changeGroup = new Hono<ApiEnv>()
  .put("/api/v1/statuses/:id", scope("write:statuses"), limit("publish"), edit)
  .put("/api/v1/statuses/:id/interaction_policy", scope("write:statuses"), limit("write"), async (c) => {
    const { quote_approval_policy: wanted } = await take(c, policy);
    const viewer = viewerOf(c);
    const post = await postOf(c);
    const language = postUseCases.postLanguages.find((known) => known === post.language) ?? viewer.locale;
    const quote_policy = quotePolicies[wanted];
    await editPost(c.var.ctx, viewer, post, { ...post, language, quote_policy });
    return answer(c, await toOneStatus(c.var, await getCard(c.var.ctx, viewer, post.id)));
  })
  .delete("/api/v1/statuses/:id", scope("write:statuses"), limit("write"), async (c) => {
    const viewer = viewerOf(c);
    const post = await postOf(c);
    if (post.author_id !== viewer.id) throw new Forbidden();
    const told = await toOneStatus(c.var, await getCard(c.var.ctx, viewer, post.id));
    const { delete_media } = await take(c, removal);
    // Apps write a post anew after they deleted it, with its pictures.
    await inTransaction(c.var.ctx, async (ctx) => {
      if (!delete_media) await loosenPictures(ctx, viewer, post);
      await deletePost(ctx, viewer, post);
    });
    return answer(c, { ...told, text: post.text });
  });
