import { Hono } from "hono";
import { hasOneTimeCodes, proveIdentity } from "#modules/accounts";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { findMoving } from "./queries.ts";
import { moveForm, wishForms } from "./rules.ts";
import { MovingPage, type MovingProps } from "./views/moving-page.tsx";
import { moveAway, removeAlias, stayHere, wish } from "./wishes.ts";

const here = "/settings/move";

async function movingPage(c: RequestContext, filled: Filled, wrong?: MovingProps["wrong"]) {
  const { ctx, shell } = c.var;
  const viewer = viewerOf(c);
  const [moving, twoSteps] = await Promise.all([findMoving(ctx, viewer), hasOneTimeCodes(ctx, viewer)]);
  const mine = `@${viewer.handle}@${ctx.config.baseUrl.host}`;
  return <MovingPage shell={shell} moving={moving} mine={mine} filled={filled} wrong={wrong} twoSteps={twoSteps} />;
}

const wishing = (purpose: "alias" | "move") => (c: RequestContext) =>
  submit(c, {
    schema: wishForms[purpose],
    run: async (ctx, { handle }) => {
      await wish(ctx, viewerOf(c), purpose, handle);
      return here;
    },
    again: (filled) => movingPage(c, filled, purpose),
  });

/** Moving here from another server, and away to one. */
export const movingRoutes = new Hono<Env>()
  .get(here, member, async (c) => show(c, await movingPage(c, emptyForm)))
  .post(`${here}/aliases`, member, limit("secrets"), wishing("alias"))
  .post(`${here}/aliases/:id/removal`, member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const id = readId(c.req.param("id"));
      if (!id) throw new NotFound();
      await removeAlias(ctx, viewerOf(c), id);
      return here;
    }),
  )
  .post(`${here}/target`, member, limit("secrets"), wishing("move"))
  .post(here, member, limit("secrets"), (c) =>
    submit(c, {
      schema: moveForm,
      check: (ctx, proof) => proveIdentity(ctx, viewerOf(c), proof),
      run: async (ctx) => {
        await moveAway(ctx, viewerOf(c));
        return here;
      },
      again: (filled) => movingPage(c, { ...filled, values: {} }, "go"),
    }),
  )
  .post(`${here}/removal`, member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await stayHere(ctx, viewerOf(c));
      return here;
    }),
  );
