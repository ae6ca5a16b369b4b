import { readSecretCookie } from "#platform/http/cookies";
import type { RequestContext } from "#platform/http/env";
import type { Filled } from "#platform/http/form";
import { viewerOf } from "#platform/http/guards";
import { SignInPage } from "../views/session-pages.tsx";
import { hasOneTimeCodes } from "./one-time-codes.ts";
import { listPasskeys, requestOptions } from "./passkeys.ts";
import { findSecondStep } from "./second-step.ts";
import { PasskeyForm } from "./views/passkey-form.tsx";
import { ConfirmationPage, SecondStepPage } from "./views/step-pages.tsx";

/** Handle and passphrase, or a passkey, which tells by itself whose it is. */
export async function signInPage(c: RequestContext, filled: Filled) {
  const options = await requestOptions(c.var.ctx, { what: "enter", who: "" });
  const next = filled.values["next"] ?? "/";
  const passkey = <PasskeyForm shell={c.var.shell} action="/session/passkey" options={options} next={next} />;
  return <SignInPage shell={c.var.shell} filled={filled} passkey={passkey} />;
}

export async function secondStepPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const secret = readSecretCookie(c, "step") ?? "";
  const step = await findSecondStep(ctx, secret);
  const hasPasskey = step && (await listPasskeys(ctx, step.account)).length > 0;
  const action = "/session/second-step/passkey";
  const options = hasPasskey ? await requestOptions(ctx, { what: "step", who: secret }) : undefined;
  const passkey = options && (
    <PasskeyForm shell={shell} action={action} options={options} next={filled.values["next"] ?? "/"} />
  );
  return <SecondStepPage shell={shell} filled={filled} passkey={passkey} />;
}

export async function confirmationPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const viewer = viewerOf(c);
  const [twoSteps, passkeys] = await Promise.all([hasOneTimeCodes(ctx, viewer), listPasskeys(ctx, viewer)]);
  const use = { what: "prove", who: viewer.session_id } as const;
  const options = passkeys.length > 0 ? await requestOptions(ctx, use) : undefined;
  const action = "/session/confirmation/passkey";
  const passkey = options && (
    <PasskeyForm shell={shell} action={action} options={options} next={filled.values["next"] ?? "/"} isProof />
  );
  return <ConfirmationPage shell={shell} filled={filled} twoSteps={twoSteps} passkey={passkey} />;
}
