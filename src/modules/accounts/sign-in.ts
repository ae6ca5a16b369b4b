import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { queueTask } from "#platform/events";
import { verifyPassphrase } from "#platform/passphrase";
import { countAgainst, type LimitName } from "#platform/rate-limit";
import { deriveSecret, sameSecret } from "#platform/secrets";
import type { Account } from "./rules.ts";

/**
 * Finds the person behind a handle and a passphrase. An unknown handle, a wrong passphrase, a refused account
 * and one without a passphrase all get the same answer in the same time. Guesses at one person are counted;
 * a device they signed in on before is counted apart, so that nobody can lock them out.
 *
 * @throws Invalid with the one code "wrongPassphrase"; TooMany.
 */
export async function signIn(
  ctx: Context,
  attempt: { readonly handle: string; readonly passphrase: string; readonly device: string | undefined },
): Promise<Account> {
  const handle = attempt.handle.trim().replace(/^@/, "").toLowerCase().slice(0, 60);
  const known = attempt.device !== undefined && sameSecret(attempt.device, deviceSecret(ctx, handle));
  await countGuess(ctx, known ? "signInKnown" : "signInTo", handle);
  const row = await ctx.db
    .selectFrom("accounts")
    .leftJoin("credentials", "credentials.account_id", "accounts.id")
    .selectAll("accounts")
    .select("credentials.passphrase_hash")
    .where("handle", "=", handle)
    .executeTakeFirst();
  const right = await verifyPassphrase(attempt.passphrase, row?.passphrase_hash ?? undefined);
  if (!row || !right || row.status === "refused") throw new Invalid({ form: "wrongPassphrase" });
  const { passphrase_hash: _, ...account } = row;
  return account;
}

/** The owner of a handle that is guessed at too often is warned once a day, by a worker. */
async function countGuess(ctx: Context, limit: LimitName, handle: string): Promise<void> {
  try {
    await countAgainst(ctx, limit, handle);
  } catch (error) {
    const isFirst = await countAgainst(ctx, "warning", `guesses:${handle}`).then(
      () => true,
      () => false,
    );
    if (isFirst) await queueTask(ctx, "accounts.warn-of-guesses", { handle });
    throw error;
  }
}

/** What a device keeps after someone signed in on it, to be known again: worth nothing for signing in. */
export function deviceSecret(ctx: Context, handle: string): string {
  return deriveSecret(ctx.config.secretKey, "device", handle);
}
