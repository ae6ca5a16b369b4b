import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { z } from "zod";
import { type Cbor, readCbor } from "./cbor.ts";
import { fromCose, isSignedBy } from "./cose-key.ts";
import type { Signed } from "./passkeys.ts";

/** What must be true of the page somebody signed on. `spend` says whether the challenge was ours, and takes it away. */
export type Page = {
  readonly rp: { readonly id: string; readonly origin: string };
  readonly spend: (challenge: string) => Promise<boolean>;
};

/** What a device knows of one passkey (WebAuthn 3, 6.1: authenticator data). */
type Told = {
  readonly rpHash: Buffer;
  readonly flags: number;
  readonly count: number;
  readonly made?: { readonly id: Buffer; readonly key: KeyObject; readonly algorithm: Cbor | undefined };
};

const flag = { present: 1, verified: 4, mayBeCopied: 8, isCopied: 16, made: 64, more: 128 } as const;

const pageSchema = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.literal(false).optional(),
});

/**
 * A new passkey, as WebAuthn 3 (7.1) says how to take one. Only without a statement about the device, or with one the
 * passkey signed itself: who made the device is not asked, since knowing means fetching from strangers.
 *
 * @throws Error saying what was wrong, for the log alone.
 */
export async function checkNewPasskey(signed: Signed, page: Page) {
  const pageHash = await checkPage(signed, "webauthn.create", page);
  const { value, end } = readCbor(bytesOf(signed.response.attestationObject));
  if (!(value instanceof Map) || end !== bytesOf(signed.response.attestationObject).length)
    throw new Error("no attestation");
  const [data, statement] = [value.get("authData"), value.get("attStmt")] as const;
  if (!Buffer.isBuffer(data) || !(statement instanceof Map)) throw new Error("no attestation");
  const { made, count, ...told } = readAuthenticatorData(data);
  checkPerson(told, page);
  if (!made || made.id.toString("base64url") !== signed.id) throw new Error("another passkey");
  if (value.get("fmt") === "packed") checkOwnStatement(statement, made, Buffer.concat([data, pageHash]));
  else if (value.get("fmt") !== "none" || statement.size > 0) throw new Error("a statement about the device");
  return { id: signed.id, publicKey: made.key.export({ type: "spki", format: "der" }), count };
}

/**
 * An answer of a passkey we keep, as WebAuthn 3 (7.2) says how to take one. Gives its new count.
 *
 * @throws Error saying what was wrong, for the log alone.
 */
export async function checkAnswer(
  signed: Signed,
  page: Page,
  kept: { readonly public_key: Buffer; readonly sign_count: string },
): Promise<number> {
  const pageHash = await checkPage(signed, "webauthn.get", page);
  const data = bytesOf(signed.response.authenticatorData);
  const told = readAuthenticatorData(data);
  checkPerson(told, page);
  const key = createPublicKey({ key: kept.public_key, type: "spki", format: "der" });
  if (!isSignedBy(key, Buffer.concat([data, pageHash]), bytesOf(signed.response.signature)))
    throw new Error("another signature");
  const last = Number(kept.sign_count);
  if ((told.count > 0 || last > 0) && told.count <= last) throw new Error("a count that went back");
  return told.count;
}

/** The page is ours, in no frame, and signed just now for this. Gives the hash of it that is signed along. */
async function checkPage({ id, rawId, response }: Signed, type: string, { rp, spend }: Page): Promise<Buffer> {
  if (id !== rawId) throw new Error("two names");
  const json = bytesOf(response.clientDataJSON);
  const page = pageSchema.parse(JSON.parse(json.toString()));
  if (page.type !== type || page.origin !== rp.origin) throw new Error("another page");
  if (!(await spend(page.challenge))) throw new Error("another challenge");
  return sha256(json);
}

/** It is for our host alone, and the person was there and showed it by PIN or finger. */
function checkPerson({ rpHash, flags }: Pick<Told, "rpHash" | "flags">, { rp }: Page): void {
  if (!rpHash.equals(sha256(rp.id))) throw new Error("another host");
  if (!(flags & flag.present) || !(flags & flag.verified)) throw new Error("without the person");
  if (flags & flag.isCopied && !(flags & flag.mayBeCopied)) throw new Error("copied against its own word");
}

function checkOwnStatement(
  statement: ReadonlyMap<number | string, Cbor>,
  made: NonNullable<Told["made"]>,
  data: Buffer,
) {
  const signature = statement.get("sig");
  if (statement.has("x5c") || statement.get("alg") !== made.algorithm || !Buffer.isBuffer(signature))
    throw new Error("a statement about the device");
  if (!isSignedBy(made.key, data, signature)) throw new Error("another signature");
}

/** @throws Error when it is cut off, or goes on after its end. */
function readAuthenticatorData(data: Buffer): Told {
  const told = { rpHash: data.subarray(0, 32), flags: data.readUInt8(32), count: data.readUInt32BE(33) };
  let end = 37;
  let made: Told["made"];
  if (told.flags & flag.made) {
    const idEnd = 55 + data.readUInt16BE(53);
    const cose = readCbor(data, idEnd);
    const algorithm = cose.value instanceof Map ? cose.value.get(3) : undefined;
    made = { id: data.subarray(55, idEnd), key: fromCose(cose.value), algorithm };
    end = cose.end;
  }
  if (told.flags & flag.more) end = readCbor(data, end).end;
  if (end !== data.length) throw new Error("goes on after its end");
  return made ? { ...told, made } : told;
}

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest();
const bytesOf = (text = "") => Buffer.from(text, "base64url");
