import { Hono } from "hono";
import { z } from "zod";
import { newsUseCases } from "#modules/notifications";
import { postUseCases } from "#modules/posts";
import { NotFound } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import { accountsOf } from "../entities/account.ts";
import { toStatuses } from "../entities/status.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { ids } from "../fields.ts";
import { scope } from "../guards.ts";
import { rangeOf } from "../paging.ts";
import { take } from "../read-sent.ts";
import { idOf } from "../statuses/post-of.ts";

const read = scope("read:notifications");
const write = scope("write:notifications");
const several = z.object({ id: ids(100) });

type Stranger = Awaited<ReturnType<typeof newsUseCases.listStrangers>>[number];

/** Strangers whose news waits; a request has the id of whom it is from. */
async function toRequests(c: ApiContext, strangers: readonly Stranger[]) {
  const [accounts, cards] = await Promise.all([
    accountsOf(
      c.var,
      strangers.map(({ actor_id }) => actor_id),
    ),
    postUseCases.findCards(
      c.var.ctx,
      c.var.viewer,
      strangers.flatMap(({ post_id }) => post_id ?? []),
    ),
  ]);
  const statuses = new Map((await toStatuses(c.var, [...cards.values()])).map((status) => [status.id, status]));
  return strangers.flatMap((stranger) => {
    const account = accounts.get(stranger.actor_id);
    const last_status = statuses.get(stranger.post_id ?? "");
    if (!account) return [];
    return [
      {
        id: stranger.actor_id,
        created_at: stranger.at.toISOString(),
        updated_at: stranger.at.toISOString(),
        notifications_count: String(stranger.count),
        account,
        ...(last_status && { last_status }),
      },
    ];
  });
}

/** @throws NotFound when one of these does not wait */
async function answerAll(c: ApiContext, wanted: readonly string[], how: "acceptStranger" | "dismissStranger") {
  const waiting = new Set((await newsUseCases.listStrangers(c.var.ctx, viewerOf(c))).map(({ actor_id }) => actor_id));
  if (wanted.some((id) => !waiting.has(id))) throw new NotFound();
  for (const id of wanted) await newsUseCases[how](c.var.ctx, viewerOf(c), { id });
  return answer(c, {});
}

/** News of strangers that waits for the viewer's word. */
export const requestGroup = new Hono<ApiEnv>()
  .get("/api/v1/notifications/requests", read, async (c) => {
    const { size } = rangeOf(c, 40);
    const strangers = await newsUseCases.listStrangers(c.var.ctx, viewerOf(c));
    return answer(c, await toRequests(c, strangers.slice(0, size)));
  })
  // Accepting moves the news at once.
  .get("/api/v1/notifications/requests/merged", read, (c) => answer(c, { merged: true }))
  .post("/api/v1/notifications/requests/accept", write, async (c) =>
    answerAll(c, (await take(c, several)).id, "acceptStranger"),
  )
  .post("/api/v1/notifications/requests/dismiss", write, async (c) =>
    answerAll(c, (await take(c, several)).id, "dismissStranger"),
  )
  .get("/api/v1/notifications/requests/:id", read, async (c) => {
    const id = idOf(c);
    const strangers = await newsUseCases.listStrangers(c.var.ctx, viewerOf(c));
    const [told] = await toRequests(
      c,
      strangers.filter(({ actor_id }) => actor_id === id),
    );
    if (!told) throw new NotFound();
    return answer(c, told);
  })
  .post("/api/v1/notifications/requests/:id/accept", write, (c) => answerAll(c, [idOf(c)], "acceptStranger"))
  .post("/api/v1/notifications/requests/:id/dismiss", write, (c) => answerAll(c, [idOf(c)], "dismissStranger"));
