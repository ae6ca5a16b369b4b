import { createCipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";

/** A browser's own keys, as its subscription gives them: a point on P-256 of 65 bytes, and 16 bytes of secret. */
export type DeviceKeys = { readonly p256dh: Buffer; readonly auth: Buffer };

/** One record is enough: no push is longer. */
const RECORD_SIZE = 4096;
export const LONGEST_PUSH = 3000;

const hkdf = (key: Buffer, salt: Buffer, info: Buffer | string, length: number) =>
  Buffer.from(hkdfSync("sha256", key, salt, info, length));

/**
 * Encrypts a push so that only the device can read it (RFC 8291, content coding aes128gcm of RFC 8188): one record with
 * a key made for this message alone. `ours` holds what is random otherwise; tests give it.
 * @throws Error when the device's point is not on the curve, or for more than `LONGEST_PUSH` bytes.
 */
export function encryptPush(
  plain: Buffer,
  device: DeviceKeys,
  ours: { readonly privateKey?: Buffer; readonly salt?: Buffer } = {},
): Buffer {
  if (plain.length > LONGEST_PUSH) throw new Error("A push is too long.");
  const ecdh = createECDH("prime256v1");
  if (ours.privateKey) ecdh.setPrivateKey(ours.privateKey);
  else ecdh.generateKeys();
  const publicKey = ecdh.getPublicKey();
  const salt = ours.salt ?? randomBytes(16);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), device.p256dh, publicKey]);
  const material = hkdf(ecdh.computeSecret(device.p256dh), device.auth, info, 32);
  const key = hkdf(material, salt, "Content-Encoding: aes128gcm\0", 16);
  const nonce = hkdf(material, salt, "Content-Encoding: nonce\0", 12);
  const cipher = createCipheriv("aes-128-gcm", key, nonce);
  // 2 marks the last record; no padding follows.
  const sealed = Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.of(2)),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD_SIZE);
  head.writeUInt8(publicKey.length, 4);
  return Buffer.concat([salt, head, publicKey, sealed]);
}
