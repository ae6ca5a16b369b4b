import { Hono } from "hono";
import { z } from "zod";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, readForm, submit } from "#platform/http/form";
import { anyone, limit, may, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { isTrustedWith } from "#platform/permissions";
import { actionableById, actionableOf } from "../actions/actionable.ts";
import { mayLead } from "../actions/may-lead.ts";
import { endNews, readEndKey } from "./end-news.ts";
import { countReaders, getNewsletter, listNewsletters } from "./queries.ts";
import { newsletterForm } from "./rules.ts";
import { sendNewsletter, stopNewsletter } from "./send-newsletter.ts";
import { EndPage, NewsletterPage, NewslettersPage } from "./views/pages.tsx";
import { writeNewsletter } from "./write-newsletter.ts";

/** The demand of an address, for whoever leads it. @throws NotFound for anyone else */
async function ledOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const demand = await actionableOf(c, ctx);
  if (!(await mayLead(ctx, viewerOf(c), demand))) throw new NotFound();
  return demand;
}

/** What was sent all see who see its demand; what waits or was stopped, those who lead it or look after the community. */
async function letterOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  const newsletter = await getNewsletter(ctx, id);
  const { viewer } = c.var;
  const demand = await actionableById(ctx, viewer, newsletter.demand_id);
  const leads = await mayLead(ctx, viewer, demand);
  const stops = viewer !== undefined && isTrustedWith(viewer, "posts");
  if ((!newsletter.sent_at || newsletter.stopped_at) && !leads && !stops) throw new NotFound();
  return { newsletter, demand, leads, stops };
}

async function listPage(c: RequestContext, filled: Filled = emptyForm) {
  const { ctx, shell } = c.var;
  const demand = await ledOf(c);
  const [letters, readers] = await Promise.all([listNewsletters(ctx, demand), countReaders(ctx, demand)]);
  return <NewslettersPage shell={shell} demand={demand} letters={letters} readers={readers} filled={filled} />;
}

async function letterPage(c: RequestContext, filled: Filled = emptyForm) {
  const letter = await letterOf(c);
  const readers = await countReaders(c.var.ctx, letter.demand);
  return <NewsletterPage shell={c.var.shell} {...letter} readers={readers} filled={filled} />;
}

/** News for those who signed and asked for it. */
export const newsletterRoutes = new Hono<Env>()
  .get("/demands/:id/news", member, async (c) => show(c, await listPage(c)))
  .post("/demands/:id/news", member, limit("write"), async (c) => {
    const demand = await ledOf(c);
    return submit(c, {
      schema: newsletterForm,
      run: async (ctx, draft) => `/newsletters/${await writeNewsletter(ctx, demand, draft)}`,
      again: (filled) => listPage(c, filled),
    });
  })
  .get("/newsletters/:id", anyone, async (c) => show(c, await letterPage(c)))
  .post("/newsletters/:id/sending", member, limit("write"), async (c) => {
    const { leads } = await letterOf(c);
    if (!leads) throw new NotFound();
    return submit(c, {
      schema: z.object({}),
      run: async (ctx) => {
        const { newsletter } = await letterOf(c, ctx);
        await sendNewsletter(ctx, newsletter);
        return `/newsletters/${newsletter.id}`;
      },
      again: (filled) => letterPage(c, filled),
    });
  })
  .post("/newsletters/:id/stop", may("posts"), limit("write"), (c) =>
    press(c, async (ctx) => {
      const { newsletter } = await letterOf(c, ctx);
      await stopNewsletter(ctx, viewerOf(c), newsletter);
      return `/newsletters/${newsletter.id}`;
    }),
  );

function signerOf(c: RequestContext): string {
  const signer = readEndKey(c.var.ctx, c.req.param("secret") ?? "");
  if (!signer) throw new NotFound();
  return signer;
}

/**
 * Where a signer ends the news without signing in. Mail programs press it themselves and say nothing of where they come
 * from (RFC 8058), so it stands outside the rule for forms of other sites: the key lets in, no cookie.
 */
export const newsEndRoutes = new Hono<Env>()
  .get("/news-end/:secret", anyone, (c) => {
    signerOf(c);
    return show(c, <EndPage shell={c.var.shell} address={c.req.path} />);
  })
  .post("/news-end/:secret", anyone, limit("signInFrom"), async (c) => {
    const signer = signerOf(c);
    await readForm(c, []);
    await endNews(c.var.ctx, signer);
    return show(c, <EndPage shell={c.var.shell} />);
  });
