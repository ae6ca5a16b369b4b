import { argon2, randomBytes, timingSafeEqual } from "node:crypto";

/** OWASP's floor for argon2id: 19 MiB, 2 passes, 1 lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;

/** Hashes a passphrase with argon2id (RFC 9106) into PHC string format; about 20 ms on a helper thread. */
export async function hashPassphrase(passphrase: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(passphrase, salt, MEMORY_KIB, PASSES);
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${bare(salt)}$${bare(tag)}`;
}

/**
 * Whether the passphrase made this hash. An absent or malformed hash takes as long as a wrong passphrase,
 * so that an answer's time does not tell who has an account.
 */
export async function verifyPassphrase(passphrase: string, hash: string | undefined): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=([1-9]\d{3,6}),t=([1-9]\d?),p=1\$([\w+/]{22})\$([\w+/]{43})$/.exec(hash ?? "");
  if (!parts) {
    await derive(passphrase, Buffer.alloc(16), MEMORY_KIB, PASSES);
    return false;
  }
  const [, memory, passes, salt = "", tag = ""] = parts;
  const made = await derive(passphrase, Buffer.from(salt, "base64"), Number(memory), Number(passes));
  return timingSafeEqual(made, Buffer.from(tag, "base64"));
}

function derive(passphrase: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> {
  const message = passphrase.normalize("NFC");
  return new Promise((resolve, reject) => {
    argon2("argon2id", { message, nonce, parallelism: 1, tagLength: 32, memory, passes }, (error, tag) =>
      error ? reject(error) : resolve(tag),
    );
  });
}

const bare = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");
