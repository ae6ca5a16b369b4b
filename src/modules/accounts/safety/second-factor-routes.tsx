import { Hono } from "hono";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { fresh } from "#platform/http/fresh";
import { evenFrozen, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { newSecret } from "#platform/secrets";
import { countRecoveryCodes } from "../queries.ts";
import { turnOffOneTimeCodes, turnOnOneTimeCodes } from "./change-one-time-codes.ts";
import { turnOnForm } from "./forms.ts";
import { draftSeed, forApp, hasOneTimeCodes } from "./one-time-codes.ts";
import { countOtherSessions } from "./queries.ts";
import { SetUpCodesPage, TwoStepsPage } from "./views/second-factor-pages.tsx";

async function setUpPage(c: RequestContext, filled: Filled) {
  const { ctx, shell, community } = c.var;
  const draft = /^[\w-]{22}$/.test(filled.values["draft"] ?? "") ? filled.values["draft"] : undefined;
  const kept = draft ?? newSecret().slice(0, 22);
  const app = forApp(viewerOf(c), community.name, draftSeed(ctx, viewerOf(c), kept));
  return <SetUpCodesPage shell={shell} filled={filled} draft={kept} app={app} />;
}

/** Signing in in two steps: with the passphrase and a code from an app. */
export const secondFactorRoutes = new Hono<Env>()
  .get("/settings/second-step", member, fresh, async (c) => {
    const { ctx, shell } = c.var;
    const viewer = viewerOf(c);
    if (!(await hasOneTimeCodes(ctx, viewer))) return show(c, await setUpPage(c, emptyForm));
    const [codes, others] = await Promise.all([countRecoveryCodes(ctx, viewer), countOtherSessions(ctx, viewer)]);
    return show(
      c,
      <TwoStepsPage shell={shell} codes={codes} others={others} isNew={c.req.query("on") !== undefined} />,
    );
  })
  .post("/settings/second-step", evenFrozen, fresh, limit("secrets"), (c) =>
    submit(c, {
      schema: turnOnForm,
      run: async (ctx, set) => {
        await turnOnOneTimeCodes(ctx, viewerOf(c), set);
        return "/settings/second-step?on";
      },
      again: (filled) => setUpPage(c, filled),
    }),
  )
  .post("/settings/second-step/removal", evenFrozen, fresh, limit("secrets"), (c) =>
    press(c, async (ctx) => {
      await turnOffOneTimeCodes(ctx, viewerOf(c));
      return "/settings/safety";
    }),
  );
