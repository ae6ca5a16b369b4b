import { Hono } from "hono";
import { sql } from "kysely";
import type { Env } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { readFilter, toCondition } from "../filter.ts";
import { listDemands } from "../queries.ts";
import { areaOf, boundsOf, readArea } from "./area.ts";
import { listSpots } from "./list-spots.ts";
import { AreaPage } from "./views/area-page.tsx";

/** Where demands are, on a map of our own. */
export const areaRoutes = new Hono<Env>().get("/demands/map", anyone, limit("search"), async (c) => {
  const { ctx, shell, viewer } = c.var;
  const chosen = readFilter((name) => c.req.query(name));
  const spots = await listSpots(ctx, viewer, toCondition(chosen));
  const asked = readArea((name) => c.req.query(name));
  const area = asked ?? areaOf(spots);
  if (!area) return show(c, <AreaPage {...{ shell, chosen, spots, isWhole: true }} />);
  const { south, north, west, east } = boundsOf(area);
  const demands = await listDemands(ctx, viewer, {
    before: readId(c.req.query("before")),
    where: sql<boolean>`${toCondition(chosen)} and demands.status <> 'withdrawn'
      and latitude between ${south} and ${north} and longitude between ${west} and ${east}`,
  });
  return show(c, <AreaPage {...{ shell, chosen, spots, area, demands, isWhole: !asked }} />);
});
