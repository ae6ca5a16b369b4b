import { sql } from "kysely";
import type { Context } from "#platform/context";
import { deriveSecret, fingerprintOf, sameSecret } from "#platform/secrets";
import type { Signature } from "./queries.ts";
import { signatureLimits } from "./rules.ts";

/** What the link in a mail leads to: a signature still to be confirmed, or one that is there. */
export type Linked = { readonly demand_id: string; readonly name: string } & (
  | { readonly signature: Signature }
  | { readonly signature: undefined }
);

/** What stands in the link of a later mail about a signature: the first link is known to who got it alone. */
export const linkKeyOf = (ctx: Context, signatureId: string): string =>
  `${signatureId}-${deriveSecret(ctx.config.secretKey, "signature-link", signatureId)}`;

/** Whom a link belongs to. Looking changes nothing: mail programs open links before people do. */
export async function findLinked(ctx: Context, secret: string): Promise<Linked | undefined> {
  const token_hash = fingerprintOf(secret);
  const [, id = ""] = /^(\d{1,19})-/.exec(secret) ?? [];
  const isLater = id !== "" && sameSecret(secret, linkKeyOf(ctx, id));
  const signature = await ctx.db
    .selectFrom("signatures")
    .selectAll()
    .where((of) =>
      isLater ? of.and([of("id", "=", id), of("tier", "=", "email")]) : of("token_hash", "=", token_hash),
    )
    .executeTakeFirst();
  if (signature) return { demand_id: signature.demand_id, name: signature.name, signature };
  const request = await ctx.db
    .selectFrom("signature_requests")
    .select(["demand_id", "name"])
    .where("token_hash", "=", token_hash)
    .where("made_at", ">", sql<Date>`now() - make_interval(days => ${signatureLimits.linkDays})`)
    .executeTakeFirst();
  return request && { ...request, signature: undefined };
}
