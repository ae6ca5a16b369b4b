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

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Bytes as base58btc with its sign in front (draft-msporny-base58, Multibase). */
export function toMultibase(bytes: Buffer): string {
  let rest = BigInt(`0x0${bytes.toString("hex")}`);
  let text = "";
  for (; rest > 0n; rest /= 58n) text = `${ALPHABET[Number(rest % 58n)]}${text}`;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return `z${"1".repeat(zeros < 0 ? bytes.length : zeros)}${text}`;
}
