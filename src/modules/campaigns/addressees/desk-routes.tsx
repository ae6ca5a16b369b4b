import { Hono } from "hono";
import { z } from "zod";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { endAnswering } from "./answerers.ts";
import { askClaim, takesClaims } from "./ask-claim.ts";
import { deskParts, listWaiting } from "./list-waiting.ts";
import { listAnswerers, mayAnswer } from "./queries.ts";
import { addresseeOf } from "./routes.tsx";
import { getClaim, useClaim } from "./use-claim.ts";
import { ClaimPage, UseClaimPage } from "./views/claim-pages.tsx";
import { DeskPage } from "./views/desk-page.tsx";

/** The addressee of an address, for those who answer for it; for all others there is no desk. @throws NotFound */
async function ownOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const addressee = await addresseeOf(c, ctx);
  if (!(await mayAnswer(ctx, viewerOf(c), addressee))) throw new NotFound();
  return addressee;
}

async function claimPage(c: RequestContext, filled: Filled) {
  const addressee = await addresseeOf(c);
  const sent = c.req.method === "GET" && c.req.query("sent") !== undefined;
  const takes = takesClaims(c.var.ctx, addressee);
  return <ClaimPage shell={c.var.shell} addressee={addressee} takes={takes} sent={sent} filled={filled} />;
}

async function claimOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const addressee = await addresseeOf(c, ctx);
  const claim = { addressee, viewer: viewerOf(c), secret: c.req.param("secret") ?? "" };
  await getClaim(ctx, claim);
  return claim;
}

/** Where an addressee answers, and how somebody proves that they do. */
export const deskRoutes = new Hono<Env>()
  .get("/addressees/:id/desk", member, async (c) => {
    const { ctx, shell } = c.var;
    const addressee = await ownOf(c);
    const part = deskParts.find((one) => one === c.req.query("show")) ?? "waiting";
    const [waiting, people] = await Promise.all([
      listWaiting(ctx, viewerOf(c), addressee, part, readId(c.req.query("after"))),
      listAnswerers(ctx, addressee),
    ]);
    return show(c, <DeskPage shell={shell} {...{ addressee, part, waiting, people }} />);
  })
  .post("/addressees/:id/desk/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const addressee = await ownOf(c, ctx);
      await endAnswering(ctx, viewerOf(c), addressee, viewerOf(c));
      return `/addressees/${addressee.id}`;
    }),
  )
  .get("/addressees/:id/claims", member, async (c) => show(c, await claimPage(c, emptyForm)))
  .post("/addressees/:id/claims", member, limit("mail"), async (c) => {
    await addresseeOf(c);
    return submit(c, {
      schema: z.object({}),
      run: async (ctx) => {
        const addressee = await addresseeOf(c, ctx);
        await askClaim(ctx, viewerOf(c), addressee);
        return `/addressees/${addressee.id}/claims?sent`;
      },
      again: (filled) => claimPage(c, filled),
    });
  })
  .get("/addressees/:id/claims/:secret", member, async (c) => {
    const { addressee, secret } = await claimOf(c);
    return show(c, <UseClaimPage shell={c.var.shell} addressee={addressee} secret={secret} />);
  })
  .post("/addressees/:id/claims/:secret", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const claim = await claimOf(c, ctx);
      await useClaim(ctx, claim);
      return `/addressees/${claim.addressee.id}/desk`;
    }),
  );
