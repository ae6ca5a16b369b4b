import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const NONCE = 12;
const TAG = 16;

/**
 * Seals bytes that must be read again, so that the database alone does not tell them: AES-256-GCM (NIST SP 800-38D)
 * under a key of its own for each purpose (HKDF, RFC 5869). `owner` is bound to it: moved to another row it opens nothing.
 */
export function seal(secretKey: string, purpose: string, owner: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secretKey, purpose), nonce).setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when it was changed, belongs to another owner, or was sealed with another key. */
export function unseal(secretKey: string, purpose: string, owner: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", keyOf(secretKey, purpose), sealed.subarray(0, NONCE))
    .setAAD(Buffer.from(owner))
    .setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
}

function keyOf(secretKey: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secretKey, "", `seal ${purpose}`, 32));
}
