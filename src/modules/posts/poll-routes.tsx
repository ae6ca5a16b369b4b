import { Hono } from "hono";
import { z } from "zod";
import { NotFound } from "#platform/errors";
import { cameFrom } from "#platform/http/back";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { castVote } from "./cast-vote.ts";
import { cardOf, idOf, postOf } from "./named-post.ts";
import { VotePage } from "./views/vote-page.tsx";

const place = z.string().regex(/^\d{1,2}$/, "pollChoose");

/** What was chosen: ticked on the poll's page as `choice`, or pressed in a list as `vote.<post>.<place>`. */
const choicesOf = (postId: string) =>
  z.looseObject({ choice: z.array(place, "pollChoose").max(10, "pollChoose").default([]) }).transform((sent) => {
    const pressed = Object.keys(sent).filter((name) => name.startsWith(`vote.${postId}.`));
    return [...sent.choice, ...pressed.map((name) => name.slice(name.lastIndexOf(".") + 1))].map(Number);
  });

async function votePage(c: RequestContext, filled: Filled) {
  const card = await cardOf(c);
  if (!card.poll) throw new NotFound();
  return <VotePage shell={c.var.shell} card={card} poll={card.poll} filled={filled} />;
}

/** Answering a poll. */
export const pollRoutes = new Hono<Env>()
  .get("/p/:id/votes", member, async (c) => show(c, await votePage(c, emptyForm)))
  .post("/p/:id/votes", member, limit("write"), (c) =>
    submit(c, {
      schema: choicesOf(idOf(c)),
      lists: ["choice"],
      run: async (ctx, chosen) => {
        const post = await postOf(c, ctx);
        await castVote(ctx, viewerOf(c), post, chosen);
        const back = cameFrom(c, `/p/${post.id}`);
        return `${back.endsWith("/votes") ? `/p/${post.id}` : back}#p${post.id}`;
      },
      again: (filled) => votePage(c, filled),
    }),
  );
