import { sql } from "kysely";
import type { Context } from "#platform/context";
import { hashPassphrase } from "#platform/passphrase";

/** Keeps the argon2id hash of a person's passphrase, in place of any before. */
export async function keepPassphrase(
  ctx: Context,
  account: { readonly id: string },
  passphrase: string,
): Promise<void> {
  const passphrase_hash = await hashPassphrase(passphrase);
  await ctx.db
    .insertInto("credentials")
    .values({ account_id: account.id, passphrase_hash })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet({ passphrase_hash, changed_at: sql`now()` }))
    .execute();
}
