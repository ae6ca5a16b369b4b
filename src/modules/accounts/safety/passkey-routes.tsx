import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import { safePath } from "#platform/http/back";
import { readSecretCookie, setSecretCookie } from "#platform/http/cookies";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { fresh } from "#platform/http/fresh";
import { anyone, evenFrozen, limit, member, signedIn, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { addPasskey } from "./add-passkey.ts";
import { enter } from "./admit.ts";
import { newPasskeyForm, passkeyForm } from "./forms.ts";
import { creationOptions, listPasskeys, removePasskey } from "./passkeys.ts";
import { noteConfirmed } from "./prove-identity.ts";
import { countOtherSessions } from "./queries.ts";
import { endSecondStep, findSecondStep } from "./second-step.ts";
import { confirmationPage, secondStepPage, signInPage } from "./step-pages.tsx";
import { usePasskey } from "./use-passkey.ts";
import { PasskeysPage } from "./views/passkey-pages.tsx";

async function passkeysPage(c: RequestContext, filled: Filled) {
  const { ctx, shell, community } = c.var;
  const viewer = viewerOf(c);
  const [passkeys, options, others] = await Promise.all([
    listPasskeys(ctx, viewer),
    creationOptions(ctx, viewer, community.name),
    countOtherSessions(ctx, viewer),
  ]);
  const isNew = c.req.query("added") !== undefined;
  return (
    <PasskeysPage shell={shell} filled={filled} passkeys={passkeys} options={options} others={isNew ? others : 0} />
  );
}

/** Keys that a phone keeps behind its PIN or finger: making them, signing in with one, showing with one who one is. */
export const passkeyRoutes = new Hono<Env>()
  .get("/settings/passkeys", member, fresh, async (c) => show(c, await passkeysPage(c, emptyForm)))
  .post("/settings/passkeys", evenFrozen, fresh, limit("secrets"), (c) =>
    submit(c, {
      schema: newPasskeyForm,
      run: async (ctx, { answer, name }) => {
        await addPasskey(ctx, viewerOf(c), { signed: answer, name });
        return "/settings/passkeys?added";
      },
      again: (filled) => passkeysPage(c, filled),
    }),
  )
  .post("/settings/passkeys/:id/removal", evenFrozen, fresh, limit("secrets"), (c) =>
    press(c, async (ctx) => {
      const id = readId(c.req.param("id"));
      if (!id) throw new NotFound();
      await removePasskey(ctx, viewerOf(c), id);
      return "/settings/passkeys";
    }),
  )
  .post("/session/passkey", anyone, limit("signInFrom"), (c) =>
    submit(c, {
      schema: passkeyForm,
      repeatable: true,
      check: (ctx, { answer }) => usePasskey(ctx, answer, { what: "enter", who: "" }),
      run: (ctx, { next }, account) => enter(c, ctx, account, { next, shared: false }),
      again: (filled) => signInPage(c, filled),
    }),
  )
  .post("/session/second-step/passkey", anyone, limit("signInFrom"), (c) =>
    submit(c, {
      schema: passkeyForm,
      repeatable: true,
      check: async (ctx, { answer }) => {
        const secret = readSecretCookie(c, "step") ?? "";
        const step = await findSecondStep(ctx, secret);
        if (!step) return undefined;
        await usePasskey(ctx, answer, { what: "step", who: secret }, step.account);
        await endSecondStep(ctx, secret);
        return step;
      },
      run: async (ctx, { next }, step) =>
        step ? enter(c, ctx, step.account, { next, shared: step.shared }) : "/session/new",
      after: () => setSecretCookie(c, "step", ""),
      again: (filled) => secondStepPage(c, filled),
    }),
  )
  .post("/session/confirmation/passkey", signedIn, limit("secrets"), (c) =>
    submit(c, {
      schema: passkeyForm,
      repeatable: true,
      check: (ctx, { answer }) => usePasskey(ctx, answer, { what: "prove", who: viewerOf(c).session_id }, viewerOf(c)),
      run: async (ctx, { next }) => {
        await noteConfirmed(ctx, viewerOf(c));
        return safePath(next, "/settings/safety");
      },
      again: (filled) => confirmationPage(c, filled),
    }),
  );
