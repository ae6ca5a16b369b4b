import { createCipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { type DeviceKeys, LONGEST_PUSH } from "./encrypt.ts";

const hkdf = (key: Buffer, salt: Buffer, info: Buffer | string, length: number) =>
  Buffer.from(hkdfSync("sha256", key, salt, info, length));

/** A sealed push and what must stand in its headers. */
export type OldSealed = { readonly body: Buffer; readonly salt: Buffer; readonly publicKey: Buffer };

/**
 * Encrypts a push as apps from before the standard take it (draft-ietf-webpush-encryption-04, content coding aesgcm): salt and
 * our key of the moment go in headers beside it.
 * @throws Error when the device's point is not on the curve, or for more than `LONGEST_PUSH` bytes.
 */
export function encryptPushOld(plain: Buffer, device: DeviceKeys): OldSealed {
  if (plain.length > LONGEST_PUSH) throw new Error("A push is too long.");
  const ecdh = createECDH("prime256v1");
  const publicKey = ecdh.generateKeys();
  const salt = randomBytes(16);
  const size = Buffer.of(0, 65);
  const context = Buffer.concat([Buffer.from("P-256\0"), size, device.p256dh, size, publicKey]);
  const info = (coding: string) => Buffer.concat([Buffer.from(`Content-Encoding: ${coding}\0`), context]);
  const material = hkdf(ecdh.computeSecret(device.p256dh), device.auth, "Content-Encoding: auth\0", 32);
  const key = hkdf(material, salt, info("aesgcm"), 16);
  const cipher = createCipheriv("aes-128-gcm", key, hkdf(material, salt, info("nonce"), 12));
  // Two bytes say how much padding follows: none.
  const body = Buffer.concat([
    cipher.update(Buffer.of(0, 0)),
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return { body, salt, publicKey };
}
