import { Hono } from "hono";
import { z } from "zod";
import { NotFound } from "#platform/errors";
import { cameFrom } from "#platform/http/back";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { actAs } from "./act-as.ts";
import { castVote } from "./cast-vote.ts";
import { cardOf, idOf, postOf } from "./named-post.ts";
import { getCard } from "./queries.ts";
import { listSpeakers } from "./speakers.ts";
import { VotePage } from "./views/vote-page.tsx";

const place = z.string().regex(/^\d{1,2}$/, "pollChoose");

/** What was chosen: ticked on the poll's page as `choice`, or pressed in a list as `vote.<post>.<place>`. */
const choicesOf = (postId: string) =>
  z.looseObject({ choice: z.array(place, "pollChoose").max(10, "pollChoose").default([]) }).transform((sent) => {
    const pressed = Object.keys(sent).filter((name) => name.startsWith(`vote.${postId}.`));
    const choices = [...sent.choice, ...pressed.map((name) => name.slice(name.lastIndexOf(".") + 1))];
    return { chosen: choices.map(Number), speaker: sent["speaker"] };
  });

async function votePage(c: RequestContext, filled: Filled) {
  const card = await cardOf(c);
  if (!card.poll) throw new NotFound();
  const { ctx, shell } = c.var;
  const wanted = filled.values["speaker"] ?? c.req.query("speaker");
  const speaker = wanted ? (await listSpeakers(ctx, viewerOf(c))).find(({ id }) => id === wanted) : undefined;
  const seen = speaker && (await getCard(ctx, { id: speaker.id, status: "active" }, card.id)).poll;
  return <VotePage shell={shell} card={card} poll={seen ?? card.poll} speaker={speaker} filled={filled} />;
}

/** Answering a poll. */
export const pollRoutes = new Hono<Env>()
  .get("/p/:id/votes", member, async (c) => show(c, await votePage(c, emptyForm)))
  .post("/p/:id/votes", member, limit("write"), (c) =>
    submit(c, {
      schema: choicesOf(idOf(c)),
      lists: ["choice"],
      run: async (ctx, { chosen, speaker }) => {
        const post = await postOf(c, ctx);
        await actAs(ctx, viewerOf(c), post, speaker, "voted", (actor) => castVote(ctx, actor, post, chosen));
        const back = cameFrom(c, `/p/${post.id}`);
        return `${/\/votes(\?|$)/.test(back) ? `/p/${post.id}` : back}#p${post.id}`;
      },
      again: (filled) => votePage(c, filled),
    }),
  );
