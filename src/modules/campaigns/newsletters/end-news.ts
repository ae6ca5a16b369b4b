import type { Context } from "#platform/context";
import { deriveSecret, sameSecret } from "#platform/secrets";

/** What stands in the address that ends news to one signer: whoever holds the mail may end it, signed in or not. */
export function endKeyOf(ctx: Context, signatureId: string): string {
  return `${signatureId}-${deriveSecret(ctx.config.secretKey, "news-end", signatureId)}`;
}

/** Whose news a key ends; undefined for what is none of ours. */
export function readEndKey(ctx: Context, key: string): string | undefined {
  const [, id = ""] = /^(\d{1,19})-[\w-]{43}$/.exec(key) ?? [];
  return id && sameSecret(key, endKeyOf(ctx, id)) ? id : undefined;
}

/** This signer gets no more news of the demand. The signature stays; a sealed address that is of no more use goes. */
export async function endNews(ctx: Context, signatureId: string): Promise<void> {
  await ctx.db
    .updateTable("signatures")
    .set({ newsletter: false, mailbox_sealed: null })
    .where("id", "=", signatureId)
    .where("newsletter", "=", true)
    .execute();
}
