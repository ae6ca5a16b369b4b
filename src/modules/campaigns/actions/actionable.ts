import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { RequestContext } from "#platform/http/env";
import { readId } from "#platform/paging";
import { type Demand, getDemand } from "../demands/queries.ts";

/** The demand of an address, where something can be done for it together: never for a confidential one. @throws NotFound */
export async function actionableOf(c: RequestContext, ctx: Context = c.var.ctx): Promise<Demand> {
  return mustBeActionable(await getDemand(ctx, c.var.viewer, idOf(c)));
}

/** The same where anyone at all may see it: only that leaves the house. @throws NotFound */
export async function openDemandOf(c: RequestContext): Promise<Demand> {
  return mustBeActionable(await getDemand(c.var.ctx, undefined, idOf(c)));
}

/** Whether somebody without an account sees it. */
export async function isOpenToAll(ctx: Context, demand: Demand): Promise<boolean> {
  return getDemand(ctx, undefined, demand.id).then(
    () => true,
    (error) => {
      if (error instanceof NotFound) return false;
      throw error;
    },
  );
}

function mustBeActionable(demand: Demand): Demand {
  if (demand.openness === "confidential") throw new NotFound();
  return demand;
}

function idOf(c: RequestContext): string {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return id;
}
