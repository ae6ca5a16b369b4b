import { type RegistrationResponseJSON, verifyRegistrationResponse } from "@simplewebauthn/server";
import { decodeAttestationObject } from "@simplewebauthn/server/helpers";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { mailOwner } from "./mail-owner.ts";
import { spendChallenge } from "./passkey-challenges.ts";
import { algorithms, rpOf, type Signed } from "./passkeys.ts";

export const MOST_PASSKEYS = 10;

/**
 * Keeps a new passkey of the viewer, made for this host in this session, with the person's PIN or finger. Who made the
 * device is not asked: a statement about it is not read, since reading one means fetching from strangers.
 *
 * @throws Invalid "wrongPasskey", "tooManyPasskeys"
 */
export async function addPasskey(
  ctx: Context,
  viewer: Viewer,
  { signed, name }: { readonly signed: Signed; readonly name: string },
): Promise<void> {
  const { credential } = await verified(ctx, viewer, signed);
  const { count } = await ctx.db
    .selectFrom("passkeys")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("account_id", "=", viewer.id)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST_PASSKEYS) throw new Invalid({ form: "tooManyPasskeys" });
  const made = await ctx.db
    .insertInto("passkeys")
    .values({
      account_id: viewer.id,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      sign_count: String(credential.counter),
      transports: [...(signed.response.transports ?? [])],
      name,
    })
    .onConflict((conflict) => conflict.column("credential_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) throw new Invalid({ form: "wrongPasskey" });
  await mailOwner(ctx, viewer, "passkey");
}

async function verified(ctx: Context, viewer: Viewer, signed: Signed) {
  const { id, origin } = rpOf(ctx);
  try {
    const { response } = signed;
    mustBePlain(response.attestationObject ?? "");
    mustBeOnOurPage(response.clientDataJSON);
    const checked = await verifyRegistrationResponse({
      response: signed as unknown as RegistrationResponseJSON,
      expectedChallenge: (challenge) => spendChallenge(ctx, { what: "create", who: viewer.session_id }, challenge),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (checked.verified) return checked.registrationInfo;
  } catch (error) {
    ctx.log.info("A passkey was not taken", { reason: String(error).slice(0, 100) });
  }
  throw new Invalid({ form: "wrongPasskey" });
}

/** Only without a statement, or with one the passkey made of itself. */
function mustBePlain(attestation: string): void {
  const object = decodeAttestationObject(Uint8Array.from(Buffer.from(attestation, "base64url")));
  const format = object.get("fmt");
  if (format !== "none" && !(format === "packed" && object.get("attStmt").get("x5c") === undefined))
    throw new Error("a statement about the device");
}

/** Our pages stand in no frame, so what was signed inside one is not ours. */
export function mustBeOnOurPage(clientDataJSON: string): void {
  const told = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString()) as { crossOrigin?: unknown };
  if (told.crossOrigin) throw new Error("signed inside a frame");
}
