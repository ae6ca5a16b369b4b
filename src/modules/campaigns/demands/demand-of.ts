import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { RequestContext } from "#platform/http/env";
import { readId } from "#platform/paging";
import { type Demand, type DemandRow, getDemand, getDemandRow } from "./queries.ts";

function idOf(c: RequestContext): string {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return id;
}

/** The demand an address names, as whoever asks may see it. @throws NotFound */
export const demandOf = (c: RequestContext, ctx: Context = c.var.ctx): Promise<Demand> =>
  getDemand(ctx, c.var.viewer, idOf(c));

/** The same as its row, to act on. @throws NotFound */
export const rowOf = (c: RequestContext, ctx: Context = c.var.ctx): Promise<DemandRow> =>
  getDemandRow(ctx, c.var.viewer, idOf(c));
