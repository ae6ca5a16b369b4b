import type { Context } from "#platform/context";
import { deriveSecret, sameSecret } from "#platform/secrets";

/** What stands in the address that ends a person's digest: whoever holds the mail may end it, signed in or not. */
export function digestKeyOf(ctx: Context, accountId: string): string {
  return `${accountId}-${deriveSecret(ctx.config.secretKey, "digest-end", accountId)}`;
}

/** Whose digest a key ends; undefined for what is none of ours. */
export function readDigestKey(ctx: Context, key: string): string | undefined {
  const [, accountId = ""] = /^(\d{1,19})-[\w-]{43}$/.exec(key) ?? [];
  return accountId && sameSecret(key, digestKeyOf(ctx, accountId)) ? accountId : undefined;
}

/** No digest is sent to this person any more, until they ask for one again. */
export async function endDigest(ctx: Context, accountId: string): Promise<void> {
  await ctx.db
    .updateTable("inboxes")
    .set({ digest: "off" })
    .where("account_id", "=", accountId)
    .where("digest", "<>", "off")
    .execute();
}
