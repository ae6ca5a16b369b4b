import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { cancelEvent } from "./cancel-event.ts";
import { changeEvent } from "./change-event.ts";
import { changeForm, toFields } from "./event-form.ts";
import { eventOf, ownEventOf } from "./event-of.ts";
import { getEvent } from "./queries.ts";
import { cancelForm, minutesForm } from "./tend-form.ts";
import { CancelPage } from "./views/cancel-page.tsx";
import { ChangeEventPage } from "./views/change-event-page.tsx";
import { MinutesPage } from "./views/minutes-page.tsx";
import { EventPosterPage } from "./views/poster-page.tsx";
import { listMinutes, writeMinutes } from "./write-minutes.ts";

async function changePage(c: RequestContext, filled?: Filled) {
  const event = await ownEventOf(c);
  return (
    <ChangeEventPage shell={c.var.shell} event={event} filled={filled ?? { values: toFields(event), errors: {} }} />
  );
}

const cancelPage = async (c: RequestContext, filled: Filled) => (
  <CancelPage shell={c.var.shell} event={await ownEventOf(c)} filled={filled} />
);

async function minutesPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const event = await eventOf(c);
  return <MinutesPage shell={shell} event={event} minutes={await listMinutes(ctx, event)} filled={filled} />;
}

/** What whoever looks after an event does with it, before and after. */
export const tendRoutes = new Hono<Env>()
  .get("/events/:id/edit", member, async (c) => show(c, await changePage(c)))
  .post("/events/:id/revisions", member, limit("write"), async (c) => {
    await ownEventOf(c);
    return submit(c, {
      schema: changeForm,
      run: async (ctx, { draft, scope }) => {
        const event = await ownEventOf(c, ctx);
        await changeEvent(ctx, event, draft, scope);
        return `/events/${event.id}`;
      },
      again: (filled) => changePage(c, filled),
    });
  })
  .get("/events/:id/cancellation", member, async (c) => show(c, await cancelPage(c, emptyForm)))
  .post("/events/:id/cancellation", member, limit("write"), async (c) => {
    await ownEventOf(c);
    return submit(c, {
      schema: cancelForm,
      run: async (ctx, why) => {
        const event = await ownEventOf(c, ctx);
        await cancelEvent(ctx, event, why);
        return `/events/${event.id}`;
      },
      again: (filled) => cancelPage(c, filled),
    });
  })
  .get("/events/:id/minutes", anyone, async (c) => show(c, await minutesPage(c, emptyForm)))
  .post("/events/:id/minutes", member, limit("write"), async (c) => {
    await ownEventOf(c);
    return submit(c, {
      schema: minutesForm,
      run: async (ctx, { text }) => {
        const event = await ownEventOf(c, ctx);
        await writeMinutes(ctx, viewerOf(c), event, text);
        return `/events/${event.id}/minutes`;
      },
      again: (filled) => minutesPage(c, filled),
    });
  })
  .get("/events/:id/poster", anyone, async (c) => {
    const event = await eventOf(c);
    if (event.audience !== "public") throw new NotFound();
    return show(c, <EventPosterPage shell={c.var.shell} event={event} baseUrl={c.var.ctx.config.baseUrl} />);
  })
  .get("/events/news/:id", member, async (c) => {
    const id = readId(c.req.param("id"));
    const news =
      id && (await c.var.ctx.db.selectFrom("event_news").select("event_id").where("id", "=", id).executeTakeFirst());
    if (!news) throw new NotFound();
    const event = await getEvent(c.var.ctx, viewerOf(c), news.event_id);
    return c.redirect(`/events/${event.id}`, 303);
  });
