import { Hono } from "hono";
import type { Context } from "#platform/context";
import type { Env, RequestContext, Viewer } from "#platform/http/env";
import { press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import type { Demand } from "../../demands/queries.ts";
import { actionableOf } from "../actionable.ts";
import { drawActions } from "../draw-actions.tsx";
import { sponsorForm } from "../rules.ts";
import { acceptSponsor, endSponsor, proposeSponsor } from "./co-sponsor.ts";
import { getSponsor, getSponsorOf } from "./queries.ts";

type Deed = (ctx: Context, viewer: Viewer, demand: Demand, group: { readonly id: string }) => Promise<void>;

/** A button beside a group that stands, or is to stand, behind a demand. */
const aboutGroup = (act: Deed) => (c: RequestContext) =>
  press(c, async (ctx) => {
    const demand = await actionableOf(c, ctx);
    await act(ctx, viewerOf(c), demand, await getSponsorOf(ctx, demand, c.req.param("handle") ?? ""));
    return `/demands/${demand.id}/actions#sponsors`;
  });

/** Groups and organisations that stand behind a demand. */
export const sponsorRoutes = new Hono<Env>()
  .post("/demands/:id/sponsors", member, limit("write"), async (c) => {
    const demand = await actionableOf(c);
    return submit(c, {
      schema: sponsorForm,
      run: async (ctx, { group }) => {
        await proposeSponsor(ctx, viewerOf(c), demand, await getSponsor(ctx, group));
        return `/demands/${demand.id}/actions#sponsors`;
      },
      again: (filled) => drawActions(c, demand, filled),
    });
  })
  .post("/demands/:id/sponsors/:handle/acceptance", member, limit("write"), aboutGroup(acceptSponsor))
  .post("/demands/:id/sponsors/:handle/removal", member, limit("write"), aboutGroup(endSponsor));
