import { Hono } from "hono";
import { z } from "zod";
import type { Context } from "#platform/context";
import { Forbidden, NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { readId } from "#platform/paging";
import { actionableById, actionableOf } from "../actionable.ts";
import { drawActions } from "../draw-actions.tsx";
import { mayLead } from "../may-lead.ts";
import { slotForm } from "../rules.ts";
import { offerSlot } from "./offer-slot.ts";
import { getSlot } from "./queries.ts";
import { giveBackPlace, takePlace } from "./take-place.ts";

/** The slot of an address with its demand, for whoever may see that. @throws NotFound */
async function slotOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  const slot = await getSlot(ctx, id);
  return { slot, demand: await actionableById(ctx, c.var.viewer, slot.demand_id) };
}
const pageOf = (demand: { readonly id: string }) => `/demands/${demand.id}/actions#volunteers`;

/** Work that is shared out: who leads says what, members take a place and give it back. */
export const volunteerRoutes = new Hono<Env>()
  .post("/demands/:id/slots", member, limit("write"), async (c) => {
    const demand = await actionableOf(c);
    if (!(await mayLead(c.var.ctx, viewerOf(c), demand))) throw new Forbidden();
    return submit(c, {
      schema: slotForm,
      run: async (ctx, draft) => {
        await offerSlot(ctx, demand, draft);
        return pageOf(demand);
      },
      again: (filled) => drawActions(c, demand, filled),
    });
  })
  .post("/slots/:id/place", member, limit("write"), async (c) => {
    const { demand } = await slotOf(c);
    return submit(c, {
      schema: z.object({}),
      run: async (ctx) => {
        await takePlace(ctx, viewerOf(c), (await slotOf(c, ctx)).slot);
        return pageOf(demand);
      },
      again: (filled) => drawActions(c, demand, filled),
    });
  })
  .post("/slots/:id/place/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const { slot, demand } = await slotOf(c, ctx);
      await giveBackPlace(ctx, viewerOf(c), slot);
      return pageOf(demand);
    }),
  )
  .post("/slots/:id/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const { slot, demand } = await slotOf(c, ctx);
      if (!(await mayLead(ctx, viewerOf(c), demand))) throw new NotFound();
      await ctx.db.deleteFrom("volunteer_slots").where("id", "=", slot.id).execute();
      return pageOf(demand);
    }),
  );
