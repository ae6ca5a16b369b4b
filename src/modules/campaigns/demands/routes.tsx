import { Hono } from "hono";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { signBoxOf } from "../signatures/sign-box-of.ts";
import { SignBox } from "../signatures/views/sign-box.tsx";
import { getDemand, listDemands } from "./queries.ts";
import { DemandPage } from "./views/demand-page.tsx";
import { DemandsPage } from "./views/list-page.tsx";

/** The demand of an address, for whoever may see it. @throws NotFound */
export function demandOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return getDemand(ctx, c.var.viewer, id);
}

/** What people ask for and what they report. */
export const demandRoutes = new Hono<Env>()
  .get("/demands", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const demands = await listDemands(ctx, viewer, { before: readId(c.req.query("before")) });
    return show(c, <DemandsPage shell={shell} demands={demands} />);
  })
  .get("/demands/:id", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const demand = await demandOf(c);
    const box = await signBoxOf(ctx, viewer, demand);
    return show(
      c,
      <DemandPage shell={shell} demand={demand} signing={box && <SignBox shell={shell} demand={demand} box={box} />} />,
    );
  });
