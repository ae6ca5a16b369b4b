import { toMultibase } from "../base58.ts";

/** A public key as PEM (RFC 7468), from SubjectPublicKeyInfo. */
export function toPem(spki: Buffer): string {
  const lines = spki.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join("\n")}\n-----END PUBLIC KEY-----\n`;
}

const ED25519 = Buffer.from([0xed, 0x01]);
/** Bytes of SubjectPublicKeyInfo before the key itself. */
const SPKI_HEAD = 12;

/** An Ed25519 public key as a Multikey value (W3C Controlled Identifiers, 2.2.2). */
export const toMultikey = (spki: Buffer): string => toMultibase(Buffer.concat([ED25519, spki.subarray(SPKI_HEAD)]));
