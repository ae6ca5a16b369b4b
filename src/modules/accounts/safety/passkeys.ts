import { z } from "zod";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { deriveSecret } from "#platform/secrets";
import { algorithms } from "./cose-key.ts";
import { makeChallenge, type Use } from "./passkey-challenges.ts";

/** A person has so long to find their finger or PIN. */
const PATIENCE_MS = 120_000;

/** What a browser sends back, of a size any passkey keeps to. */
export const signedSchema = z
  .string()
  .transform((text, issues) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      issues.addIssue("wrongPasskey");
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      id: z.string().min(8).max(1400),
      rawId: z.string().max(1400),
      type: z.literal("public-key"),
      response: z.object({
        clientDataJSON: z.string().max(2000),
        attestationObject: z.string().max(6000).optional(),
        authenticatorData: z.string().max(2000).optional(),
        signature: z.string().max(2000).optional(),
        userHandle: z.string().max(200).optional(),
        transports: z.array(z.string().max(20)).max(10).optional(),
      }),
    }),
  );
export type Signed = z.infer<typeof signedSchema>;

/** Who we are to a passkey: the host alone, so that it never answers another. */
export const rpOf = ({ config }: Context) => ({ id: config.baseUrl.hostname, origin: config.baseUrl.origin });

/** Who a person is to their passkey: a name that tells nothing elsewhere. */
export const userHandle = (ctx: Context, account: { readonly id: string }) =>
  deriveSecret(ctx.config.secretKey, "passkey-user", account.id);

export async function listPasskeys(ctx: Context, owner: { readonly id: string }) {
  return ctx.db
    .selectFrom("passkeys")
    .select(["id", "credential_id", "name", "made_at", "used_at"])
    .where("account_id", "=", owner.id)
    .orderBy("id")
    .execute();
}

/** What the script hands to the browser to make a passkey: one that stands for the person by itself, behind PIN or finger. */
export async function creationOptions(ctx: Context, viewer: Viewer, community: string): Promise<string> {
  const kept = await listPasskeys(ctx, viewer);
  const type = "public-key";
  return JSON.stringify({
    rp: { name: community, id: rpOf(ctx).id },
    user: { id: userHandle(ctx, viewer), name: viewer.handle, displayName: viewer.name },
    challenge: makeChallenge(ctx, { what: "create", who: viewer.session_id }),
    timeout: PATIENCE_MS,
    attestation: "none",
    pubKeyCredParams: algorithms.map((alg) => ({ alg, type })),
    excludeCredentials: kept.map(({ credential_id }) => ({ id: credential_id, type })),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
  });
}

/** What the script hands to the browser to sign with any passkey kept for this host. */
export async function requestOptions(ctx: Context, use: Use): Promise<string> {
  return JSON.stringify({
    rpId: rpOf(ctx).id,
    challenge: makeChallenge(ctx, use),
    timeout: PATIENCE_MS,
    userVerification: "required",
  });
}

export async function removePasskey(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const gone = await ctx.db
    .deleteFrom("passkeys")
    .where("id", "=", id)
    .where("account_id", "=", viewer.id)
    .returning("id")
    .executeTakeFirst();
  if (!gone) throw new NotFound();
}
