import { Hono } from "hono";
import { answerFollowRequest, listFollowRequests } from "#modules/accounts";
import { NotFound } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import { toAccounts } from "../entities/account.ts";
import { relationshipsOf } from "../entities/relationship.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { scope } from "../guards.ts";
import { pageOf } from "../paging.ts";
import { idOf } from "../statuses/post-of.ts";

const answerTo = (how: "accept" | "decline") => async (c: ApiContext) => {
  const id = idOf(c);
  const asker = (await listFollowRequests(c.var.ctx, viewerOf(c))).find((one) => one.id === id);
  if (!asker) throw new NotFound();
  await answerFollowRequest(c.var.ctx, viewerOf(c), asker, how);
  return answer(c, (await relationshipsOf(c.var, [id]))[0]);
};

/** Those who ask to follow the viewer. */
export const followRequestGroup = new Hono<ApiEnv>()
  .get("/api/v1/follow_requests", scope("read:follows"), async (c) =>
    answer(c, await toAccounts(c.var, pageOf(c, await listFollowRequests(c.var.ctx, viewerOf(c)), 40))),
  )
  .post("/api/v1/follow_requests/:id/authorize", scope("write:follows"), answerTo("accept"))
  .post("/api/v1/follow_requests/:id/reject", scope("write:follows"), answerTo("decline"));
