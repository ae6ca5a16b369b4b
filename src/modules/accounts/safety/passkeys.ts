import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { deriveSecret } from "#platform/secrets";
import { makeChallenge, type Use } from "./passkey-challenges.ts";

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
export type Answer = AuthenticationResponseJSON;

/** Ed25519, P-256 and RSA with SHA-256 (COSE): what phones and keys of today sign with. */
export const algorithms = [-8, -7, -257];

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
  const challenge = makeChallenge(ctx, { what: "create", who: viewer.session_id });
  const options = await generateRegistrationOptions({
    rpName: community,
    rpID: rpOf(ctx).id,
    userName: viewer.handle,
    userDisplayName: viewer.name,
    userID: Uint8Array.from(Buffer.from(userHandle(ctx, viewer), "base64url")),
    challenge: Uint8Array.from(Buffer.from(challenge, "base64url")),
    timeout: 120_000,
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: kept.map(({ credential_id }) => ({ id: credential_id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return JSON.stringify(options);
}

/** What the script hands to the browser to sign with any passkey kept for this host. */
export async function requestOptions(ctx: Context, use: Use): Promise<string> {
  const challenge = Uint8Array.from(Buffer.from(makeChallenge(ctx, use), "base64url"));
  const options = await generateAuthenticationOptions({
    rpID: rpOf(ctx).id,
    challenge,
    timeout: 120_000,
    userVerification: "required",
  });
  return JSON.stringify(options);
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
