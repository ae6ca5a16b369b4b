import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { anyone } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { actionableOf, isOpenToAll, openDemandOf } from "./actionable.ts";
import { counterRoutes } from "./counter/routes.tsx";
import { letterRoutes } from "./letter/routes.tsx";
import { PosterPage } from "./poster/poster-page.tsx";
import { toPoster } from "./poster/to-poster.ts";
import { ActionsPage } from "./views/actions-page.tsx";

/** What can be done for a demand besides signing it. */
export const actionRoutes = new Hono<Env>()
  .route("/", letterRoutes)
  .route("/", counterRoutes)
  .get("/demands/:id/actions", anyone, async (c) => {
    const { ctx, shell } = c.var;
    const demand = await actionableOf(c);
    const address = new URL(`/demands/${demand.id}`, ctx.config.baseUrl).href;
    const open = await isOpenToAll(ctx, demand);
    return show(c, <ActionsPage shell={shell} demand={demand} address={address} open={open} />);
  })
  .get("/demands/:id/poster", anyone, async (c) => {
    const demand = await openDemandOf(c);
    const address = new URL(`/demands/${demand.id}`, c.var.ctx.config.baseUrl).href;
    const poster = toPoster(demand, c.req.query());
    return show(c, <PosterPage shell={c.var.shell} demand={demand} poster={poster} address={address} />);
  });
