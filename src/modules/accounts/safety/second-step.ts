import { sql } from "kysely";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { countAgainst } from "#platform/rate-limit";
import { fingerprintOf, sameSecret } from "#platform/secrets";
import type { Account } from "../rules.ts";
import { deviceSecret } from "../sign-in.ts";
import { spendSecondProof } from "./prove-identity.ts";

/** The right passphrase is remembered so long while the code is looked for. */
const STEP_MINUTES = 10;

export type SignInStep = { readonly account: Account; readonly shared: boolean };

/** Notes that the first step of signing in is done; the browser keeps the secret. */
export async function beginSecondStep(
  ctx: Context,
  account: { readonly id: string },
  secret: string,
  shared: boolean,
): Promise<void> {
  await ctx.db
    .insertInto("sign_in_steps")
    .values({ token_hash: fingerprintOf(secret), account_id: account.id, shared })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findSecondStep(ctx: Context, secret: string | undefined): Promise<SignInStep | undefined> {
  if (!secret) return undefined;
  const row = await ctx.db
    .selectFrom("sign_in_steps")
    .innerJoin("accounts", "accounts.id", "sign_in_steps.account_id")
    .selectAll("accounts")
    .select("sign_in_steps.shared")
    .where("token_hash", "=", fingerprintOf(secret))
    .where("sign_in_steps.made_at", ">", sql<Date>`now() - make_interval(mins => ${STEP_MINUTES})`)
    .where("accounts.status", "<>", "refused")
    .executeTakeFirst();
  if (!row) return undefined;
  const { shared, ...account } = row;
  return { account, shared };
}

/**
 * The second step of signing in: a code from the app, or from paper. Guesses are counted for the person, those from a
 * device they know apart.
 *
 * @throws Invalid "stepOver" when the first step is too long ago, "wrongAppCode"; TooMany.
 */
export async function takeSecondStep(
  ctx: Context,
  attempt: { readonly secret: string | undefined; readonly code: string; readonly device: string | undefined },
): Promise<SignInStep> {
  const step = await findSecondStep(ctx, attempt.secret);
  if (!step || !attempt.secret) throw new Invalid({ form: "stepOver" });
  const known = attempt.device !== undefined && sameSecret(attempt.device, deviceSecret(ctx, step.account.handle));
  await countAgainst(ctx, known ? "secondStepKnown" : "secondStep", step.account.id);
  if (!(await spendSecondProof(ctx, step.account, attempt.code))) throw new Invalid({ code: "wrongAppCode" });
  await endSecondStep(ctx, attempt.secret);
  return step;
}

export async function endSecondStep(ctx: Context, secret: string): Promise<void> {
  await ctx.db.deleteFrom("sign_in_steps").where("token_hash", "=", fingerprintOf(secret)).execute();
}
