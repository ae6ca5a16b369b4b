import { createPublicKey, verify } from "node:crypto";
import type { PublicKey } from "../../remote/public-key.ts";
import { readCavage } from "./read-cavage.ts";
import { readRfc9421 } from "./read-rfc9421.ts";
import { BadSignature, type Signature, type SignedRequest } from "./signed.ts";

/** A signature counts so long before and after it was made, by the clock of the database. */
export const WINDOW_MS = 60 * 60_000;

/** The signature of a request, by the standard or the draft before it; whole, but of a key nobody has looked at yet. @throws BadSignature */
export function readSignature(request: SignedRequest): Signature {
  if (!request.headers.get("Signature")) throw new BadSignature("no signature");
  return request.headers.get("Signature-Input") === null ? readCavage(request) : readRfc9421(request);
}

/** Whether a signature is of now. @throws BadSignature, saying how far its hour is off */
export function checkHour({ made, ends }: Signature, now: Date): void {
  const skew = Math.round((made - now.getTime()) / 1000);
  if (!Number.isFinite(made) || Math.abs(made - now.getTime()) > WINDOW_MS)
    throw new BadSignature(`its hour is off by ${skew} seconds`);
  if (ends !== undefined && !(ends > now.getTime())) throw new BadSignature("it has expired");
}

/** Whether a key made this signature: RSA with PKCS #1 v1.5 and SHA-256 (RFC 8017), or Ed25519 (RFC 8032). */
export function isSignedBy({ kinds, base, sign }: Signature, { kind, der }: Pick<PublicKey, "kind" | "der">): boolean {
  if (!kinds.includes(kind)) return false;
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  return verify(kind === "rsa" ? "sha256" : null, Buffer.from(base), key, sign);
}
