import type { Context } from "#platform/context";
import { safePath } from "#platform/http/back";
import { readSecretCookie, setSecretCookie } from "#platform/http/cookies";
import type { RequestContext } from "#platform/http/env";
import { newSecret, sameSecret } from "#platform/secrets";
import type { Account } from "../rules.ts";
import { nameDevice, startSession } from "../sessions.ts";
import { deviceSecret } from "../sign-in.ts";
import { keepPresent } from "./accounts-here.ts";
import { mailOwner } from "./mail-owner.ts";
import { hasOneTimeCodes } from "./one-time-codes.ts";
import { beginSecondStep } from "./second-step.ts";

type Entering = { readonly next: string; readonly shared: boolean };

/** After the right passphrase: into the house, or first to the second step. Gives the address to go to. */
export async function admit(c: RequestContext, ctx: Context, account: Account, entering: Entering): Promise<string> {
  if (!(await hasOneTimeCodes(ctx, account))) return enter(c, ctx, account, entering);
  const secret = newSecret();
  await beginSecondStep(ctx, account, secret, entering.shared);
  setSecretCookie(c, "step", secret, true);
  return `/session/second-step?next=${encodeURIComponent(safePath(entering.next, "/"))}`;
}

/** Opens a session for this browser; of a browser never seen with this person their address is told. A shared phone keeps nothing once it is closed. */
export async function enter(
  c: RequestContext,
  ctx: Context,
  account: Pick<Account, "id" | "handle" | "locale">,
  { next, shared }: Entering,
): Promise<string> {
  const secret = newSecret();
  const agent = c.req.header("User-Agent") ?? "";
  await keepPresent(c, ctx, account, shared);
  await startSession(ctx, account, secret, agent, shared);
  setSecretCookie(c, "session", secret, shared);
  const device = deviceSecret(ctx, account.handle);
  if (!sameSecret(readSecretCookie(c, "device") ?? "", device))
    await mailOwner(ctx, account, "newDevice", { device: nameDevice(agent) || "?" });
  if (!shared) setSecretCookie(c, "device", device);
  return safePath(next, "/");
}
