import { Hono } from "hono";
import { z } from "zod";
import type { Context } from "#platform/context";
import { Forbidden, NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { press, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { readId } from "#platform/paging";
import { actionableById, actionableOf } from "../actionable.ts";
import { drawActions, todayOf } from "../draw-actions.tsx";
import { mayLead } from "../may-lead.ts";
import { pledgeForm } from "../rules.ts";
import { makePromise, takePromiseBack } from "./make-promise.ts";
import { offerPledge } from "./offer-pledge.ts";
import { getPledge } from "./queries.ts";

/** The pledge of an address with its demand, for whoever may see that. @throws NotFound */
async function pledgeOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  const pledge = await getPledge(ctx, id);
  return { pledge, demand: await actionableById(ctx, c.var.viewer, pledge.demand_id) };
}
const pageOf = (demand: { readonly id: string }) => `/demands/${demand.id}/actions#pledges`;

/** "I will if so many others do." */
export const pledgeRoutes = new Hono<Env>()
  .post("/demands/:id/pledges", member, limit("write"), async (c) => {
    const demand = await actionableOf(c);
    if (!(await mayLead(c.var.ctx, viewerOf(c), demand))) throw new Forbidden();
    return submit(c, {
      schema: pledgeForm,
      run: async (ctx, draft) => {
        await offerPledge(ctx, demand, draft, todayOf(c));
        return pageOf(demand);
      },
      again: (filled) => drawActions(c, demand, filled),
    });
  })
  .get("/pledges/:id", anyone, async (c) => c.redirect(pageOf((await pledgeOf(c)).demand), 303))
  .post("/pledges/:id/promise", member, limit("write"), async (c) => {
    const { demand } = await pledgeOf(c);
    return submit(c, {
      schema: z.object({}),
      run: async (ctx) => {
        await makePromise(ctx, viewerOf(c), (await pledgeOf(c, ctx)).pledge, todayOf(c));
        return pageOf(demand);
      },
      again: (filled) => drawActions(c, demand, filled),
    });
  })
  .post("/pledges/:id/promise/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const { pledge, demand } = await pledgeOf(c, ctx);
      await takePromiseBack(ctx, viewerOf(c), pledge);
      return pageOf(demand);
    }),
  )
  .post("/pledges/:id/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const { pledge, demand } = await pledgeOf(c, ctx);
      if (!(await mayLead(ctx, viewerOf(c), demand))) throw new NotFound();
      await ctx.db.deleteFrom("pledges").where("id", "=", pledge.id).execute();
      return pageOf(demand);
    }),
  );
