import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { anyone } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { actionableOf, openDemandOf } from "./actionable.ts";
import { counterRoutes } from "./counter/routes.tsx";
import { drawActions } from "./draw-actions.tsx";
import { letterRoutes } from "./letter/routes.tsx";
import { pledgeRoutes } from "./pledges/routes.tsx";
import { PosterPage } from "./poster/poster-page.tsx";
import { toPoster } from "./poster/to-poster.ts";
import { sponsorRoutes } from "./sponsors/routes.tsx";
import { volunteerRoutes } from "./volunteers/routes.tsx";

/** What can be done for a demand besides signing it. */
export const actionRoutes = new Hono<Env>()
  .route("/", letterRoutes)
  .route("/", counterRoutes)
  .route("/", volunteerRoutes)
  .route("/", pledgeRoutes)
  .route("/", sponsorRoutes)
  .get("/demands/:id/actions", anyone, async (c) => show(c, await drawActions(c, await actionableOf(c))))
  .get("/demands/:id/poster", anyone, async (c) => {
    const demand = await openDemandOf(c);
    const address = new URL(`/demands/${demand.id}`, c.var.ctx.config.baseUrl).href;
    const poster = toPoster(demand, c.req.query());
    return show(c, <PosterPage shell={c.var.shell} demand={demand} poster={poster} address={address} />);
  });
