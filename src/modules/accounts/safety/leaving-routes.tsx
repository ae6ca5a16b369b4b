import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { emptyForm, press, submit } from "#platform/http/form";
import { limit, signedIn, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { proofForm } from "./forms.ts";
import { comeBack, findDeparture, leaveCommunity } from "./leave-community.ts";
import { hasOneTimeCodes } from "./one-time-codes.ts";
import { proveIdentity } from "./prove-identity.ts";
import { LeavePage, LeavingPage } from "./views/leaving-pages.tsx";

/** Deleting one's account, and a week to think again. */
export const leavingRoutes = new Hono<Env>()
  .get("/settings/removal", signedIn, async (c) =>
    show(
      c,
      <LeavePage shell={c.var.shell} filled={emptyForm} twoSteps={await hasOneTimeCodes(c.var.ctx, viewerOf(c))} />,
    ),
  )
  .post("/settings/removal", signedIn, limit("secrets"), (c) =>
    submit(c, {
      schema: proofForm,
      check: (ctx, proof) => proveIdentity(ctx, viewerOf(c), proof),
      run: async (ctx) => {
        await leaveCommunity(ctx, viewerOf(c));
        return "/leaving";
      },
      again: async (filled) => (
        <LeavePage shell={c.var.shell} filled={filled} twoSteps={await hasOneTimeCodes(c.var.ctx, viewerOf(c))} />
      ),
    }),
  )
  .get("/leaving", signedIn, async (c) => {
    const until = viewerOf(c).status === "leaving" ? await findDeparture(c.var.ctx, viewerOf(c)) : undefined;
    if (!until) return c.redirect("/", 303);
    return show(c, <LeavingPage shell={c.var.shell} until={until} />);
  })
  .post("/leaving/removal", signedIn, limit("write"), (c) =>
    press(c, async (ctx) => {
      await comeBack(ctx, viewerOf(c));
      return "/";
    }),
  );
