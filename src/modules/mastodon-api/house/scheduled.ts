import { Hono } from "hono";
import { z } from "zod";
import { listPicturesOfDraft } from "#modules/media";
import { postUseCases, saveDraft } from "#modules/posts";
import { Invalid, NotFound } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import { toScheduledStatus } from "../entities/scheduled-status.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { scope } from "../guards.ts";
import { pageOf } from "../paging.ts";
import { take } from "../read-sent.ts";
import { idOf } from "../statuses/post-of.ts";
import { readHour } from "../statuses/read-hour.ts";

const read = scope("read:statuses");
const write = scope("write:statuses");
const hourForm = z.object({ scheduled_at: z.string("required") });

/** What waits for its hour. @throws NotFound also for a draft without one */
async function scheduledAt(c: ApiContext) {
  const draft = await postUseCases.getDraft(c.var.ctx, viewerOf(c), idOf(c));
  if (!draft.publish_at) throw new NotFound();
  return draft;
}
async function toTold(c: ApiContext, draft: Awaited<ReturnType<typeof scheduledAt>>) {
  return toScheduledStatus(c.var, draft, await listPicturesOfDraft(c.var.ctx, draft));
}

/** Posts that wait for their hour. */
export const scheduledGroup = new Hono<ApiEnv>()
  .get("/api/v1/scheduled_statuses", read, async (c) => {
    const rows = pageOf(c, await postUseCases.listScheduled(c.var.ctx, viewerOf(c)), 20);
    const drafts = await Promise.all(rows.map(({ id }) => postUseCases.getDraft(c.var.ctx, viewerOf(c), id)));
    return answer(c, await Promise.all(drafts.map((draft) => toTold(c, draft))));
  })
  .get("/api/v1/scheduled_statuses/:id", read, async (c) => answer(c, await toTold(c, await scheduledAt(c))))
  .put("/api/v1/scheduled_statuses/:id", write, async (c) => {
    const draft = await scheduledAt(c);
    const { scheduled_at } = await take(c, hourForm);
    const publishAt = readHour(scheduled_at, c.var.ctx.now());
    if (!publishAt) throw new Invalid({ scheduled_at: "scheduleShape" });
    await saveDraft(c.var.ctx, viewerOf(c), { writing: draft.writing, parentId: draft.parent_id, publishAt }, draft);
    return answer(c, await toTold(c, await scheduledAt(c)));
  })
  .delete("/api/v1/scheduled_statuses/:id", write, async (c) => {
    await postUseCases.deleteDraft(c.var.ctx, viewerOf(c), await scheduledAt(c));
    return answer(c, {});
  });
