import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A new secret of 256 random bits, as 43 letters that may stand in an address or a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a secret. */
export function fingerprintOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/**
 * A secret that can be told again from what it is for, without being kept: HMAC-SHA-256 (RFC 2104) under
 * the server's key, as base64url. `purpose` keeps uses apart.
 */
export function deriveSecret(secretKey: string, purpose: string, ...parts: string[]): string {
  return createHmac("sha256", secretKey)
    .update(JSON.stringify([purpose, ...parts]))
    .digest("base64url");
}

/** Compares in constant time; false for different lengths. */
export function sameSecret(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
