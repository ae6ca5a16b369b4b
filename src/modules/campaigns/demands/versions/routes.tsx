import { Hono } from "hono";
import { Forbidden } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { demandOf, rowOf } from "../demand-of.ts";
import { steps } from "../writing/fields.ts";
import { editDemand } from "./edit-demand.ts";
import { EditPage, VersionsPage } from "./pages.tsx";

const editForm = steps.what.pick({ title: true, what: true }).extend({ ask: steps.ask.shape.ask });

async function editPage(c: RequestContext, filled: Filled) {
  const demand = await demandOf(c);
  if (!demand.isMine) throw new Forbidden();
  return <EditPage shell={c.var.shell} demand={demand} filled={filled} />;
}

/** What a demand said before, and changing it. */
export const versionRoutes = new Hono<Env>()
  .get("/demands/:id/versions", anyone, async (c) => {
    const { ctx, shell } = c.var;
    const demand = await demandOf(c);
    const versions = await ctx.db
      .selectFrom("demand_versions")
      .selectAll()
      .where("demand_id", "=", demand.id)
      .orderBy("version", "desc")
      .execute();
    return show(c, <VersionsPage shell={shell} demand={demand} versions={versions} />);
  })
  .get("/demands/:id/edit", member, async (c) => show(c, await editPage(c, emptyForm)))
  .post("/demands/:id/versions", member, limit("write"), async (c) => {
    await editPage(c, emptyForm);
    return submit(c, {
      schema: editForm,
      run: async (ctx, text) => {
        const demand = await rowOf(c, ctx);
        await editDemand(ctx, viewerOf(c), demand, text);
        return `/demands/${demand.id}`;
      },
      again: (filled) => editPage(c, filled),
    });
  });
