import { Hono } from "hono";
import { safePath } from "#platform/http/back";
import { readSecretCookie, setSecretCookie } from "#platform/http/cookies";
import type { Env } from "#platform/http/env";
import { submit } from "#platform/http/form";
import { anyone, limit, signedIn, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { enter } from "./admit.ts";
import { confirmationForm, secondStepForm } from "./forms.ts";
import { noteConfirmed, proveIdentity } from "./prove-identity.ts";
import { findSecondStep, takeSecondStep } from "./second-step.ts";
import { confirmationPage, secondStepPage } from "./step-pages.tsx";

/** Proving who one is: the second step of signing in, and again before what matters. */
export const stepRoutes = new Hono<Env>()
  .get("/session/second-step", anyone, async (c) => {
    const next = safePath(c.req.query("next"), "/");
    if (!(await findSecondStep(c.var.ctx, readSecretCookie(c, "step")))) return c.redirect("/session/new", 303);
    return show(c, await secondStepPage(c, { values: { next }, errors: {} }));
  })
  .post("/session/second-step", anyone, limit("signInFrom"), (c) =>
    submit(c, {
      schema: secondStepForm,
      repeatable: true,
      check: (ctx, { code }) =>
        takeSecondStep(ctx, { secret: readSecretCookie(c, "step"), code, device: readSecretCookie(c, "device") }),
      run: (ctx, { next }, { account, shared }) => enter(c, ctx, account, { next, shared }),
      after: () => setSecretCookie(c, "step", ""),
      again: (filled) => secondStepPage(c, filled),
    }),
  )
  .get("/session/confirmation", signedIn, async (c) => {
    const next = safePath(c.req.query("next"), "/settings/safety");
    return show(c, await confirmationPage(c, { values: { next }, errors: {} }));
  })
  .post("/session/confirmation", signedIn, limit("secrets"), (c) =>
    submit(c, {
      schema: confirmationForm,
      repeatable: true,
      check: (ctx, proof) => proveIdentity(ctx, viewerOf(c), proof),
      run: async (ctx, { next }) => {
        await noteConfirmed(ctx, viewerOf(c));
        return safePath(next, "/settings/safety");
      },
      again: (filled) => confirmationPage(c, filled),
    }),
  );
