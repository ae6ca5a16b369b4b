import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { RequestContext } from "#platform/http/env";
import { readId } from "#platform/paging";
import { type Demand, getDemand } from "../demands/queries.ts";

/** A demand for which something can be done together: never a confidential one. @throws NotFound */
export async function actionableById(ctx: Context, looker: Looker, id: string): Promise<Demand> {
  const demand = await getDemand(ctx, looker, id);
  if (demand.openness === "confidential") throw new NotFound();
  return demand;
}

/** The one of an address, for whoever looks. */
export const actionableOf = (c: RequestContext, ctx: Context = c.var.ctx): Promise<Demand> =>
  actionableById(ctx, c.var.viewer, idOf(c));

/** The same where anyone at all may see it: only that leaves the house. @throws NotFound */
export const openDemandOf = (c: RequestContext): Promise<Demand> => actionableById(c.var.ctx, undefined, idOf(c));

/** Whether somebody without an account sees it. */
export async function isOpenToAll(ctx: Context, { id }: Pick<Demand, "id">): Promise<boolean> {
  return getDemand(ctx, undefined, id).then(
    () => true,
    (error) => {
      if (error instanceof NotFound) return false;
      throw error;
    },
  );
}

function idOf(c: RequestContext): string {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return id;
}
