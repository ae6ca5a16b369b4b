import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { deriveSecret, fingerprintOf } from "#platform/secrets";
import { keepPassphrase } from "./keep-passphrase.ts";
import { type Account, RECOVERY_CODES } from "./rules.ts";
import { endSessions } from "./sessions.ts";

/** Letters and digits nobody confuses on paper: no I, L, O, U, 0, 1. */
const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789AB";

/**
 * A sheet of recovery codes, told from a secret: the same secret tells the same sheet, so a page that got lost
 * on the way can be shown again. Each code has 16 letters of 5 bits.
 */
export function tellRecoveryCodes(ctx: Context, account: Pick<Account, "id">, secret: string): string[] {
  return Array.from({ length: RECOVERY_CODES }, (_, index) => {
    const bytes = Buffer.from(
      deriveSecret(ctx.config.secretKey, "recovery", account.id, secret, String(index)),
      "base64url",
    );
    const letters = [...bytes.subarray(0, 16)].map((byte) => alphabet[byte & 31]).join("");
    return letters.match(/.{4}/g)?.join("-") ?? letters;
  });
}

/** Keeps a new sheet in place of the old one, which is worthless from now on. */
export async function renewRecoveryCodes(ctx: Context, account: Pick<Account, "id">, secret: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.deleteFrom("recovery_codes").where("account_id", "=", account.id).execute();
    const codes = tellRecoveryCodes(ctx, account, secret);
    await ctx.db
      .insertInto("recovery_codes")
      .values(codes.map((code) => ({ account_id: account.id, code_hash: hashOf(code) })))
      .execute();
  });
}

/** The sheet a secret tells, for a quarter of an hour after it was made and while none of it was used. */
export async function findFreshSheet(
  ctx: Context,
  account: Pick<Account, "id">,
  secret: string,
): Promise<string[] | undefined> {
  const codes = tellRecoveryCodes(ctx, account, secret);
  const { count } = await ctx.db
    .selectFrom("recovery_codes")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("account_id", "=", account.id)
    .where("code_hash", "in", codes.map(hashOf))
    .where("used_at", "is", null)
    .where("made_at", ">", sql<Date>`now() - interval '15 minutes'`)
    .executeTakeFirstOrThrow();
  return Number(count) === RECOVERY_CODES ? codes : undefined;
}

/**
 * Lets someone in who lost their passphrase: one unused code from their paper sets a new passphrase, and every
 * session they had ends. A code works once.
 *
 * @throws Invalid with the one code "wrongCode", whatever was wrong.
 */
export async function recoverAccount(
  ctx: Context,
  attempt: { readonly handle: string; readonly code: string; readonly passphrase: string },
): Promise<Account> {
  return inTransaction(ctx, async (ctx) => {
    const account = await ctx.db
      .selectFrom("accounts")
      .selectAll()
      .where("handle", "=", attempt.handle)
      .where("status", "<>", "refused")
      .executeTakeFirst();
    const used = await spendRecoveryCode(ctx, account?.id ?? "0", attempt.code);
    if (!account || !used) throw new Invalid({ code: "wrongCode" });
    await keepPassphrase(ctx, account, attempt.passphrase);
    await endSessions(ctx, account);
    return account;
  });
}

/** Takes an unused code from someone's paper; false when there is no such code. */
export async function spendRecoveryCode(ctx: Context, accountId: string, code: string): Promise<boolean> {
  const used = await ctx.db
    .updateTable("recovery_codes")
    .set({ used_at: sql`now()` })
    .where("account_id", "=", accountId)
    .where("code_hash", "=", hashOf(code))
    .where("used_at", "is", null)
    .returning("account_id")
    .executeTakeFirst();
  return used !== undefined;
}

/** Codes are typed from paper: case, spaces and dashes do not matter. */
const hashOf = (code: string) => fingerprintOf(code.toUpperCase().replace(/[^A-Z0-9]/g, ""));
