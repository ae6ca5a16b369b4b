import { createHash } from "node:crypto";
import { Hono } from "hono";
import { describePictures, hangPictures, listPicturesOfDraft } from "#modules/media";
import { getCard, getPost, postUseCases, saveDraft } from "#modules/posts";
import type { Context } from "#platform/context";
import { inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { limit, viewerOf } from "#platform/http/guards";
import { once } from "#platform/idempotency";
import { answer } from "../answer.ts";
import { toScheduledStatus } from "../entities/scheduled-status.ts";
import { toOneStatus } from "../entities/status.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { scope } from "../guards.ts";
import { check, readSent } from "../read-sent.ts";
import { readHour } from "./read-hour.ts";
import { type StatusForm, statusForm, toWriting } from "./read-status.ts";

/** Does a write once for the key an app sends with it (draft-ietf-httpapi-idempotency-key-header-07); without a key each time. */
async function onceFor(c: ApiContext, sent: object, work: (ctx: Context) => Promise<string>): Promise<string> {
  const { ctx } = c.var;
  const wanted = c.req.header("Idempotency-Key");
  if (!wanted) return inTransaction(ctx, work);
  const key = `api.${createHash("sha256").update(wanted).digest("base64url")}`;
  return once(ctx, { owner: viewerOf(c).id, key, body: JSON.stringify([c.req.path, sent]) }, work);
}

/** @returns "post" or "draft" and its id: what is kept as the answer to the key */
async function write(c: ApiContext, ctx: Context, sent: StatusForm): Promise<string> {
  const viewer = viewerOf(c);
  const parent = sent.in_reply_to_id ? await getPost(ctx, viewer, sent.in_reply_to_id) : undefined;
  const habits = await postUseCases.findHabits(ctx, viewer);
  const usual = parent?.audience ?? postUseCases.audiences.find((each) => each === habits.audience) ?? "public";
  const written = toWriting(sent, viewer, usual);
  // Apps know no groups: what answers in a private one stays in it, whatever they say of it.
  const writing = parent?.audience === "group" ? { ...written, audience: parent.audience } : written;
  if (!writing.text && sent.media_ids.length === 0) throw new Invalid({ status: "required" });
  if (sent.media_attributes.length > 0)
    await describePictures(
      ctx,
      viewer,
      sent.media_attributes.map(({ id, description }) => ({ id, alt: description ?? "" })),
    );
  const publishAt = readHour(sent.scheduled_at, ctx.now());
  if (!publishAt) {
    const post = await postUseCases.publishWriting(ctx, viewer, writing, parent, undefined, sent.media_ids);
    return `post ${post.id}`;
  }
  postUseCases.readPoll(writing);
  const draftId = await saveDraft(ctx, viewer, { writing, parentId: parent?.id ?? null, publishAt });
  await hangPictures(ctx, viewer, sent.media_ids, { draft_id: draftId });
  return `draft ${draftId}`;
}

/** Writing a post, at once or at its hour. */
export const publishGroup = new Hono<ApiEnv>().post(
  "/api/v1/statuses",
  scope("write:statuses"),
  limit("publish"),
  async (c) => {
    const { ctx } = c.var;
    const sent = await readSent(c);
    const form = check(statusForm, sent);
    const [became, id = ""] = (await onceFor(c, sent, (ctx) => write(c, ctx, form))).split(" ");
    if (became === "post") return answer(c, await toOneStatus(c.var, await getCard(ctx, viewerOf(c), id)));
    const draft = await postUseCases.getDraft(ctx, viewerOf(c), id);
    return answer(c, toScheduledStatus(c.var, draft, await listPicturesOfDraft(ctx, draft)));
  },
);
