import { Hono } from "hono";
import { z } from "zod";
import { NotFound } from "#platform/errors";
import { setSecretCookie } from "#platform/http/cookies";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { anySession, limit, signedIn, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { endSession } from "../sessions.ts";
import { leaveAside, listOthersHere, switchAccount } from "./accounts-here.ts";
import { AccountsPage } from "./views/accounts-page.tsx";

const toForm = z.object({ to: z.string("required").regex(/^\d{1,19}$/, "unknownPerson") });
const EVERYTHING = '"cache", "cookies", "storage"';

async function accountsPage(c: RequestContext, filled: Filled) {
  const others = await listOthersHere(c, c.var.ctx);
  return <AccountsPage shell={c.var.shell} filled={filled} viewer={viewerOf(c)} others={others} />;
}

/** Several accounts in one browser: changing from one to another, and leaving with one or with all. */
export const severalRoutes = new Hono<Env>()
  .get("/settings/accounts", signedIn, async (c) => show(c, await accountsPage(c, emptyForm)))
  .post("/session/switch", anySession, limit("write"), (c) =>
    submit(c, {
      schema: toForm,
      repeatable: true,
      run: async (ctx, { to }) => {
        if (!(await switchAccount(c, ctx, to))) throw new NotFound();
        c.header("Clear-Site-Data", '"cache"');
        return "/";
      },
      again: (filled) => accountsPage(c, filled),
    }),
  )
  .post("/session/others/removal", anySession, limit("write"), (c) =>
    submit(c, {
      schema: toForm,
      repeatable: true,
      run: async (ctx, { to }) => {
        await leaveAside(c, ctx, to);
        return "/settings/accounts";
      },
      again: (filled) => accountsPage(c, filled),
    }),
  )
  .post("/session/all/removal", anySession, limit("write"), (c) =>
    submit(c, {
      schema: z.object({}),
      repeatable: true,
      run: async (ctx) => {
        for (const one of await listOthersHere(c, ctx)) await endSession(ctx, one, one.session_id);
        await endSession(ctx, viewerOf(c), viewerOf(c).session_id);
        for (const name of ["session", "others", "step"] as const) setSecretCookie(c, name, "");
        c.header("Clear-Site-Data", EVERYTHING);
        return "/";
      },
      again: (filled) => accountsPage(c, filled),
    }),
  );
