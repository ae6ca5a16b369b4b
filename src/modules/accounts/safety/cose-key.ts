import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { Cbor } from "./cbor.ts";

/** Ed25519, P-256 and RSA with SHA-256 (COSE): what phones and keys of today sign with. */
export const algorithms = [-8, -7, -257];

/** An RSA key of others costs time to check; 2048 bits is what the ones in use have. */
const RSA_BITS = { least: 2048, most: 4096 } as const;

/**
 * The key that a COSE map (RFC 9052, 9053 and 8230) names.
 *
 * @throws Error for another algorithm, another curve, a point beside it, or a weak RSA key.
 */
export function fromCose(cose: Cbor): KeyObject {
  if (!(cose instanceof Map)) throw new Error("no key");
  const part = (name: number) => {
    const bytes: unknown = cose.get(name);
    if (!Buffer.isBuffer(bytes)) throw new Error("a part of the key is missing");
    return bytes.toString("base64url");
  };
  const [kind, algorithm, curve] = [cose.get(1), cose.get(3), cose.get(-1)] as const;
  const toKey = (key: Record<string, string>) => createPublicKey({ key, format: "jwk" });
  if (kind === 1 && algorithm === -8 && curve === 6) return toKey({ kty: "OKP", crv: "Ed25519", x: part(-2) });
  if (kind === 2 && algorithm === -7 && curve === 1)
    return toKey({ kty: "EC", crv: "P-256", x: part(-2), y: part(-3) });
  if (kind !== 3 || algorithm !== -257) throw new Error("an algorithm we do not take");
  const key = toKey({ kty: "RSA", n: part(-1), e: part(-2) });
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (modulusLength < RSA_BITS.least || modulusLength > RSA_BITS.most || publicExponent !== 65_537n)
    throw new Error("an RSA key we do not take");
  return key;
}

/** Whether `signature` was made over `data` by the owner of `key`, which `fromCose` gave. */
export const isSignedBy = (key: KeyObject, data: Buffer, signature: Buffer): boolean =>
  verify(key.asymmetricKeyType === "ed25519" ? null : "sha256", data, key, signature);
