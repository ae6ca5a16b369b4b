import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { confirmPassphrase } from "../change-passphrase.ts";
import { spendRecoveryCode } from "../recovery.ts";
import { hasOneTimeCodes, spendOneTimeCode } from "./one-time-codes.ts";

export type Proof = { readonly current: string; readonly code: string };

/** A code from the person's app, or one from their paper when the phone is gone. Each works once. */
export async function spendSecondProof(
  ctx: Context,
  account: { readonly id: string; readonly handle: string },
  typed: string,
): Promise<boolean> {
  const fromApp = /^[\s\d]{6,8}$/.test(typed);
  return fromApp ? spendOneTimeCode(ctx, account, typed) : spendRecoveryCode(ctx, account.id, typed);
}

/**
 * Someone signed in shows that it is still them: by their passphrase and, where they sign in in two steps, a code as
 * well. Call it before the transaction, since a code is spent whatever follows.
 *
 * @throws Invalid
 */
export async function proveIdentity(ctx: Context, viewer: Viewer, proof: Proof): Promise<void> {
  await confirmPassphrase(ctx, viewer, proof.current);
  if (!(await hasOneTimeCodes(ctx, viewer))) return;
  if (!(await spendSecondProof(ctx, viewer, proof.code))) throw new Invalid({ code: "wrongAppCode" });
}

/** Notes that the person has just proved who they are in this session. */
export async function noteConfirmed(ctx: Context, viewer: Viewer): Promise<void> {
  await ctx.db.updateTable("sessions").set({ confirmed_at: ctx.now() }).where("id", "=", viewer.session_id).execute();
}
