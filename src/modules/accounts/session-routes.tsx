import { Hono } from "hono";
import { z } from "zod";
import type { Context } from "#platform/context";
import { safePath } from "#platform/http/back";
import { clientAddress } from "#platform/http/client-address";
import { readSecretCookie, setSecretCookie } from "#platform/http/cookies";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { anyone, anySession, limit, signedIn, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { sendsMail } from "#platform/mail";
import { countAgainst } from "#platform/rate-limit";
import { deriveSecret } from "#platform/secrets";
import { confirmPassphrase } from "./change-passphrase.ts";
import { recoverForm, signInForm } from "./forms.ts";
import { sessionSecret } from "./join-routes.tsx";
import { countRecoveryCodes } from "./queries.ts";
import { findFreshSheet, recoverAccount, renewRecoveryCodes } from "./recovery.ts";
import { listOthersHere, takeNext } from "./safety/accounts-here.ts";
import { admit } from "./safety/admit.ts";
import { hasOneTimeCodes } from "./safety/one-time-codes.ts";
import { beginSecondStep } from "./safety/second-step.ts";
import { signInPage } from "./safety/step-pages.tsx";
import { OtherWays } from "./safety/views/other-ways.tsx";
import { endSession, startSession } from "./sessions.ts";
import { signIn } from "./sign-in.ts";
import { CodesPage, RecoverPage, WaitingPage } from "./views/session-pages.tsx";

const confirmForm = z.object({ current: z.string("required").min(1, "required").max(200, "tooLong") });

/** Told from the request's key, as `sessionSecret` is; a word for a session of one who must take a second step opens nothing. */
const stepSecret = (ctx: Context, key: string, handle: string) =>
  deriveSecret(ctx.config.secretKey, "step", key, handle);

const recoverPage = (c: RequestContext, filled: Filled) => (
  <RecoverPage
    shell={c.var.shell}
    filled={filled}
    ways={<OtherWays shell={c.var.shell} byMail={sendsMail(c.var.ctx)} />}
  />
);

/** Getting in and out. */
export const sessionRoutes = new Hono<Env>()
  .get("/session/new", anyone, async (c) => {
    const next = safePath(c.req.query("next"), "/");
    if (c.var.viewer && c.req.query("add") === undefined) return c.redirect(next, 303);
    return show(c, await signInPage(c, { values: { next }, errors: {} }));
  })
  .post("/session", anyone, limit("signInFrom"), (c) =>
    submit(c, {
      schema: signInForm,
      repeatable: true,
      check: (ctx, attempt) => signIn(ctx, { ...attempt, device: readSecretCookie(c, "device") }),
      run: (ctx, { next, shared }, account) => admit(c, ctx, account, { next, shared }),
      again: (filled) => signInPage(c, filled),
    }),
  )
  .post("/session/removal", anySession, limit("write"), async (c) => {
    const viewer = viewerOf(c);
    const others = await listOthersHere(c, c.var.ctx);
    await endSession(c.var.ctx, viewer, viewer.session_id);
    const stays = takeNext(c, others);
    setSecretCookie(c, "step", "");
    c.header("Clear-Site-Data", stays ? '"cache", "storage"' : '"cache", "cookies", "storage"');
    return c.redirect("/", 303);
  })
  .get("/session/recovery", anyone, (c) => show(c, recoverPage(c, emptyForm)))
  .post("/session/recovery", anyone, limit("signInFrom"), (c) =>
    submit(c, {
      schema: recoverForm,
      check: async (ctx, { handle }) => {
        await countAgainst(ctx, "signInTo", `recovery:${handle}`);
        await countAgainst(ctx, "signInFrom", `recovery:${clientAddress(c)}`);
      },
      run: async (ctx, attempt, _, key) => {
        const account = await recoverAccount(ctx, attempt);
        if (await hasOneTimeCodes(ctx, account)) {
          await beginSecondStep(ctx, account, stepSecret(ctx, key, account.handle), false);
          return "/session/second-step";
        }
        await startSession(ctx, account, sessionSecret(ctx, key, account.handle), c.req.header("User-Agent") ?? "");
        return "/settings/recovery-codes";
      },
      after: ({ handle }, key) => {
        setSecretCookie(c, "session", sessionSecret(c.var.ctx, key, handle));
        setSecretCookie(c, "step", stepSecret(c.var.ctx, key, handle), true);
      },
      again: (filled) => recoverPage(c, filled),
    }),
  )
  .get("/waiting", anySession, (c) => {
    const viewer = viewerOf(c);
    if (viewer.status !== "pending" && viewer.status !== "refused") return c.redirect("/", 303);
    return show(c, <WaitingPage shell={c.var.shell} viewer={viewer} />);
  })
  .get("/settings/recovery-codes", signedIn, async (c) => {
    const viewer = viewerOf(c);
    return show(
      c,
      <CodesPage shell={c.var.shell} handle={viewer.handle} left={await countRecoveryCodes(c.var.ctx, viewer)} />,
    );
  })
  .post("/settings/recovery-codes", signedIn, limit("secrets"), (c) =>
    submit(c, {
      schema: confirmForm,
      check: (ctx, { current }) => confirmPassphrase(ctx, viewerOf(c), current),
      run: async (ctx, _values, _checked, key) => {
        const sheet = key.slice(0, 22);
        await renewRecoveryCodes(ctx, viewerOf(c), readSecretCookie(c, "session") + sheet);
        return `/settings/recovery-codes/${sheet}`;
      },
      again: async (filled) => (
        <CodesPage
          shell={c.var.shell}
          handle={viewerOf(c).handle}
          left={await countRecoveryCodes(c.var.ctx, viewerOf(c))}
          filled={filled}
        />
      ),
    }),
  )
  .get("/settings/recovery-codes/:sheet{[\\w.:-]{8,22}}", signedIn, async (c) => {
    const viewer = viewerOf(c);
    const codes = await findFreshSheet(c.var.ctx, viewer, readSecretCookie(c, "session") + c.req.param("sheet"));
    if (!codes) return c.redirect("/settings/recovery-codes", 303);
    return show(c, <CodesPage shell={c.var.shell} handle={viewer.handle} left={codes.length} codes={codes} />);
  });
