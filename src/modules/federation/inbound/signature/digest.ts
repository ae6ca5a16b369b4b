import { createHash } from "node:crypto";
import { sameSecret } from "#platform/secrets";
import { BadSignature } from "./signed.ts";

const known: Readonly<Record<string, "sha256" | "sha512">> = { "sha-256": "sha256", "sha-512": "sha512" };

/**
 * Checks that a body is the one a header tells of: `Digest: SHA-256=…` (RFC 3230), or `Content-Digest: sha-256=:…:` (RFC 9530) when
 * `wrapped`. Each digest of a kind we know must be right, and one there must be. @throws BadSignature
 */
export function checkDigest(header: string | null, body: Buffer, wrapped: boolean): void {
  const parts = (header ?? "").split(",").slice(0, 10);
  let isRight = false;
  for (const part of parts) {
    const at = part.indexOf("=");
    const hash = known[part.slice(0, at).trim().toLowerCase()];
    if (at < 0 || !hash) continue;
    const value = part.slice(at + 1).trim();
    const [, inner] = /^:([^:]*):$/.exec(value) ?? [];
    const given = wrapped ? inner : value;
    if (given === undefined || !sameSecret(given, createHash(hash).update(body).digest("base64")))
      throw new BadSignature("another body");
    isRight = true;
  }
  if (!isRight) throw new BadSignature("no digest of the body");
}
