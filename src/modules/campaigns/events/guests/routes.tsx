import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { sendsMail } from "#platform/mail";
import { eventOf } from "../event-of.ts";
import { answerInvitation } from "./answer-invitation.ts";
import { askForSeat } from "./ask-for-seat.ts";
import { answerForm, seatForm } from "./rules.ts";
import { AnswerPage } from "./views/answer-page.tsx";
import { SeatPage, SentPage } from "./views/seat-page.tsx";

/** An event as guests without an account may see it, whoever is signed in here. @throws NotFound */
async function openEventOf(c: RequestContext, ctx = c.var.ctx) {
  const event = await eventOf(c, ctx);
  if (event.audience !== "public") throw new NotFound();
  return event;
}

async function answerPage(c: RequestContext, filled: Filled) {
  return <AnswerPage shell={c.var.shell} event={await eventOf(c)} filled={filled} />;
}

async function seatPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  return <SeatPage shell={shell} event={await openEventOf(c)} filled={filled} byMail={sendsMail(ctx)} />;
}

/** Saying whether one comes: with an account at once, without one by a link in a mail. */
export const answerRoutes = new Hono<Env>()
  .get("/events/:id/answer", member, async (c) => show(c, await answerPage(c, emptyForm)))
  .post("/events/:id/answer", member, limit("write"), async (c) => {
    await eventOf(c);
    return submit(c, {
      schema: answerForm,
      run: async (ctx, wish) => {
        const event = await eventOf(c, ctx);
        await answerInvitation(ctx, viewerOf(c), event, wish);
        return `/events/${event.id}#answer`;
      },
      again: (filled) => answerPage(c, filled),
    });
  })
  .get("/events/:id/seat", anyone, async (c) => show(c, await seatPage(c, emptyForm)))
  .post("/events/:id/seat", anyone, limit("sign"), async (c) => {
    await openEventOf(c);
    return submit(c, {
      schema: seatForm,
      run: async (ctx, draft) => {
        const event = await openEventOf(c, ctx);
        await askForSeat(ctx, event, draft, c.var.shell.reader.locale);
        return `/events/${event.id}/seat/sent`;
      },
      again: (filled) => seatPage(c, filled),
    });
  })
  .get("/events/:id/seat/sent", anyone, async (c) =>
    show(c, <SentPage shell={c.var.shell} event={await openEventOf(c)} />),
  );
