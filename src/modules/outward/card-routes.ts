import { Hono } from "hono";
import { getDemand, getEvent } from "#modules/campaigns";
import { drawQuestionCard, getQuestion } from "#modules/deliberation";
import { NotFound } from "#platform/errors";
import { formatDateTime } from "#platform/format";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { readId } from "#platform/paging";
import type { DrawCard } from "./draw-card.ts";

/** Signs of text on a card. */
const ROOM = 230;

/** Answers with a drawn card. It may be shown by any page, and is kept for a day. */
export const answerCard = (c: RequestContext, png: Buffer): Response =>
  c.newResponse(new Uint8Array(png), 200, {
    "Content-Type": "image/png",
    "Cache-Control": "public, max-age=86400",
    "Cross-Origin-Resource-Policy": "cross-origin",
    Vary: "Accept",
  });

/** Cards of what is asked for, of what people meet for and of what they think together, as far as everyone may see it. */
export const makeCardRoutes = (drawCard: DrawCard) =>
  new Hono<Env>()
    .get("/demands/:id/card.png", anyone, limit("draw"), async (c) => {
      const { ctx, community } = c.var;
      const { id, title, ask } = await getDemand(ctx, undefined, idOf(c));
      const address = `${ctx.config.baseUrl.host}/demands/${id}`;
      return answerCard(c, await drawCard({ name: title, community: community.name, text: cut(ask), address }));
    })
    .get("/events/:id/card.png", anyone, limit("draw"), async (c) => {
      const { ctx, community } = c.var;
      const { id, title, starts_at, time_zone, place, about } = await getEvent(ctx, undefined, idOf(c));
      const when = formatDateTime(starts_at, community.locale, time_zone);
      const text = cut([when, place, about].filter(Boolean).join("\n"));
      const address = `${ctx.config.baseUrl.host}/events/${id}`;
      return answerCard(c, await drawCard({ name: title, community: community.name, text, address }));
    })
    .get("/questions/:id/card.png", anyone, limit("draw"), async (c) => {
      const { ctx, community } = c.var;
      const question = await getQuestion(ctx, undefined, idOf(c));
      const { text, picture } = await drawQuestionCard(ctx, question, community.locale);
      const address = `${ctx.config.baseUrl.host}/questions/${question.id}`;
      const card = {
        name: question.title,
        community: community.name,
        text: cut(text),
        address,
        ...(picture && { picture }),
      };
      return answerCard(c, await drawCard(card));
    });

function idOf(c: RequestContext): string {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return id;
}

function cut(text: string): string {
  const signs = [...text];
  return signs.length > ROOM ? `${signs.slice(0, ROOM - 1).join("")}…` : text;
}
