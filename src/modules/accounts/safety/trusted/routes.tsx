import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import { readSecretCookie, setSecretCookie } from "#platform/http/cookies";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { fresh } from "#platform/http/fresh";
import { anyone, limit, member, signedIn, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { newSecret } from "#platform/secrets";
import { getAccount } from "../../queries.ts";
import { enter } from "../admit.ts";
import { newPassphraseForm } from "../forms.ts";
import { NewPassphrasePage } from "../views/mail-pages.tsx";
import { askForRecovery } from "./ask-for-recovery.ts";
import { agreeToBeTrusted, chooseTrusted, endTrust, listTrust } from "./choose-trusted.ts";
import { finishRecovery } from "./finish-recovery.ts";
import { cancelRecoveries, findRecovery, getRecoveryFor, listRecoveriesFor } from "./recoveries.ts";
import { spokenCode, trustForm, vouchForm } from "./rules.ts";
import { AskPage, WaitPage } from "./views/ask-pages.tsx";
import { TrustedPage } from "./views/trusted-page.tsx";
import { VouchPage } from "./views/vouch-page.tsx";
import { refuseRecovery, vouch } from "./vouch.ts";

const PLACE = "/settings/trusted-people";

async function trustedPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const viewer = viewerOf(c);
  const [mine, theirs, asked] = await Promise.all([
    listTrust(ctx, viewer, "mine"),
    listTrust(ctx, viewer, "theirs"),
    listRecoveriesFor(ctx, viewer),
  ]);
  return <TrustedPage shell={shell} filled={filled} mine={mine} theirs={theirs} asked={asked} />;
}

/** The page of a browser that asked: who waits, or may soon, or may now. Looks the same for whoever does not exist. */
async function askingPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const secret = readSecretCookie(c, "recovery");
  if (!secret) return <AskPage shell={shell} filled={filled} />;
  const found = await findRecovery(ctx, secret);
  if (!found?.ready_at || found.ready_at > ctx.now())
    return <WaitPage shell={shell} code={spokenCode(ctx, secret)} ready={found?.ready_at ?? undefined} />;
  const action = "/session/trusted-recovery/passphrase";
  return <NewPassphrasePage shell={shell} filled={filled} action={action} handle={found.handle} />;
}

function recoveryOf(c: RequestContext): string {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return id;
}

async function vouchPage(c: RequestContext, filled: Filled) {
  const recovery = await getRecoveryFor(c.var.ctx, viewerOf(c), recoveryOf(c));
  return <VouchPage shell={c.var.shell} filled={filled} recovery={recovery} />;
}

/** People one trusts, and the way back in that two of them open. */
export const trustedRoutes = new Hono<Env>()
  .get(PLACE, member, async (c) => show(c, await trustedPage(c, emptyForm)))
  .post(PLACE, member, fresh, limit("write"), (c) =>
    submit(c, {
      schema: trustForm,
      run: async (ctx, { handle }) => {
        await chooseTrusted(ctx, viewerOf(c), handle);
        return PLACE;
      },
      again: (filled) => trustedPage(c, filled),
    }),
  )
  .post(`${PLACE}/:handle/removal`, member, fresh, limit("write"), (c) =>
    press(c, async (ctx) => {
      const trusted = (await listTrust(ctx, viewerOf(c), "mine")).find((one) => one.handle === c.req.param("handle"));
      if (!trusted) throw new NotFound();
      await endTrust(ctx, viewerOf(c), trusted);
      return PLACE;
    }),
  )
  .post("/people/:handle/trust/acceptance", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await agreeToBeTrusted(ctx, viewerOf(c), await getAccount(ctx, c.req.param("handle"), viewerOf(c)));
      return PLACE;
    }),
  )
  .post("/people/:handle/trust/refusal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await endTrust(ctx, await getAccount(ctx, c.req.param("handle"), viewerOf(c)), viewerOf(c));
      return PLACE;
    }),
  )
  .post("/settings/recoveries/removal", signedIn, limit("write"), (c) =>
    press(c, async (ctx) => {
      await cancelRecoveries(ctx, viewerOf(c));
      return viewerOf(c).status === "active" ? "/settings/safety" : "/";
    }),
  )
  .get("/recoveries/:id", member, async (c) => show(c, await vouchPage(c, emptyForm)))
  .post("/recoveries/:id/vouch", member, fresh, limit("secrets"), (c) =>
    submit(c, {
      schema: vouchForm,
      run: async (ctx, { code }) => {
        await vouch(ctx, viewerOf(c), recoveryOf(c), code);
        return PLACE;
      },
      again: (filled) => vouchPage(c, filled),
    }),
  )
  .post("/recoveries/:id/refusal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await refuseRecovery(ctx, viewerOf(c), recoveryOf(c));
      return PLACE;
    }),
  )
  .get("/session/trusted-recovery", anyone, async (c) => show(c, await askingPage(c, emptyForm)))
  .post("/session/trusted-recovery", anyone, limit("mail"), (c) =>
    submit(c, {
      schema: trustForm,
      repeatable: true,
      run: async (ctx, { handle }) => {
        const secret = newSecret();
        await askForRecovery(ctx, handle, secret);
        setSecretCookie(c, "recovery", secret);
        return "/session/trusted-recovery";
      },
      again: (filled) => <AskPage shell={c.var.shell} filled={filled} />,
    }),
  )
  .post("/session/trusted-recovery/removal", anyone, limit("write"), (c) =>
    press(c, async () => {
      setSecretCookie(c, "recovery", "");
      return "/session/trusted-recovery";
    }),
  )
  .post("/session/trusted-recovery/passphrase", anyone, limit("signInFrom"), (c) =>
    submit(c, {
      schema: newPassphraseForm,
      repeatable: true,
      run: async (ctx, { passphrase }) => {
        const account = await finishRecovery(ctx, readSecretCookie(c, "recovery") ?? "", passphrase);
        if (!account) return "/session/trusted-recovery";
        setSecretCookie(c, "recovery", "");
        return enter(c, ctx, account, { next: "/settings/safety", shared: false });
      },
      again: (filled) => askingPage(c, filled),
    }),
  );
