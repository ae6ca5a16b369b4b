import { Hono } from "hono";
import { z } from "zod";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { getDemandElsewhere } from "./queries.ts";
import { signElsewhere, withdrawElsewhere } from "./sign-elsewhere.ts";
import { SignaturePage } from "./views/signature-page.tsx";

function demandOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return getDemandElsewhere(ctx, c.var.viewer, id);
}

const signaturePage = async (c: RequestContext, filled: Filled) => (
  <SignaturePage shell={c.var.shell} demand={await demandOf(c)} filled={filled} />
);

/** Standing behind what somebody at another server asks. */
export const voiceRoutes = new Hono<Env>()
  .get("/p/:id/signature", member, async (c) => show(c, await signaturePage(c, emptyForm)))
  .post("/p/:id/signature", member, limit("write"), (c) =>
    submit(c, {
      schema: z.object({}),
      run: async (ctx) => {
        const demand = await demandOf(c, ctx);
        await signElsewhere(ctx, viewerOf(c), demand);
        return `/p/${demand.post_id}/signature`;
      },
      again: (filled) => signaturePage(c, filled),
    }),
  )
  .post("/p/:id/signature/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const demand = await demandOf(c, ctx);
      await withdrawElsewhere(ctx, viewerOf(c), demand);
      return `/p/${demand.post_id}`;
    }),
  );
