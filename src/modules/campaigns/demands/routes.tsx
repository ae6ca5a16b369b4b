import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { drawActionLinks } from "../actions/draw-action-links.tsx";
import { signBoxOf } from "../signatures/sign-box-of.ts";
import { SignBox } from "../signatures/views/sign-box.tsx";
import { houseRoutes } from "../trail/house/routes.tsx";
import { logRoutes } from "../trail/log/routes.tsx";
import { showTrail } from "../trail/show-trail.ts";
import { areaRoutes } from "./area/routes.tsx";
import { demandOf, rowOf } from "./demand-of.ts";
import { readFilter, toCondition } from "./filter.ts";
import { findNear } from "./find-near.ts";
import { findSimilar } from "./find-similar.ts";
import { followingRoutes } from "./following/routes.tsx";
import { groupDemandRoutes } from "./group-demands.tsx";
import { heldRoutes } from "./held.tsx";
import { listDemands } from "./queries.ts";
import { trackingRoutes } from "./tracking/routes.tsx";
import { versionRoutes } from "./versions/routes.tsx";
import { DemandPage } from "./views/demand-page.tsx";
import { DemandsPage } from "./views/list-page.tsx";
import { writingRoutes } from "./writing/routes.tsx";

/** What people ask for and what they report. */
export const demandRoutes = new Hono<Env>()
  .route("/", writingRoutes)
  .route("/", trackingRoutes)
  .route("/", heldRoutes)
  .route("/", versionRoutes)
  .route("/", logRoutes)
  .route("/", groupDemandRoutes)
  .route("/", houseRoutes)
  .route("/", areaRoutes)
  .route("/", followingRoutes)
  .get("/demands", anyone, limit("search"), async (c) => {
    const { ctx, shell, viewer } = c.var;
    const chosen = readFilter((name) => c.req.query(name));
    const demands = await listDemands(ctx, viewer, {
      before: readId(c.req.query("before")),
      where: toCondition(chosen),
    });
    return show(c, <DemandsPage shell={shell} demands={demands} chosen={chosen} />);
  })
  .get("/demands/:id", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const demand = await demandOf(c);
    const [box, trail, actions, near, related] = await Promise.all([
      signBoxOf(ctx, viewer, demand),
      rowOf(c).then((row) => showTrail(ctx, viewer, row)),
      drawActionLinks(c, demand),
      findNear(ctx, viewer, demand),
      findSimilar(ctx, viewer, demand),
    ]);
    const signing = box && <SignBox shell={shell} demand={demand} box={box} />;
    const { baseUrl } = ctx.config;
    return show(c, <DemandPage {...{ shell, demand, trail, signing, actions, near, related, baseUrl }} />);
  });
