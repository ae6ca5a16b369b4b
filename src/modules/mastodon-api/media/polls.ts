import { Hono } from "hono";
import { z } from "zod";
import { getCard, postUseCases } from "#modules/posts";
import { NotFound } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import { toPoll } from "../entities/poll.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { listOf, whole } from "../fields.ts";
import { openTo, scope } from "../guards.ts";
import { take } from "../read-sent.ts";
import { idOf } from "../statuses/post-of.ts";

const votes = z.object({ choices: listOf(whole(0, 100), 20) });

/** The post whose poll an address names; a poll has its post's id. @throws NotFound */
async function pollAt(c: ApiContext) {
  const card = await getCard(c.var.ctx, c.var.viewer, idOf(c));
  if (!card.poll) throw new NotFound();
  return { card, poll: card.poll };
}

async function tell(c: ApiContext): Promise<Response> {
  const { card, poll } = await pollAt(c);
  return answer(c, toPoll(card.id, poll));
}

export const pollGroup = new Hono<ApiEnv>()
  .get("/api/v1/polls/:id", openTo("read:statuses"), tell)
  .post("/api/v1/polls/:id/votes", scope("write:statuses"), async (c) => {
    const { choices } = await take(c, votes);
    const { card } = await pollAt(c);
    const places = choices.flatMap((choice) => (choice === undefined ? [] : [choice + 1]));
    await postUseCases.castVote(c.var.ctx, viewerOf(c), card, places);
    return tell(c);
  });
