/** One request as its signature covers it. */
export type SignedRequest = {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Our own origin, whatever the request says of itself: what was signed for another server is nothing to us. */
  readonly origin: string;
  readonly headers: Headers;
  readonly body: Buffer;
};

/** A signature as its header tells it: the key, what was signed, and the sign itself. */
export type Signature = {
  readonly keyUri: string;
  /** The kinds of key it can be of, as its algorithm says. */
  readonly kinds: readonly ("rsa" | "ed25519")[];
  readonly base: string;
  readonly sign: Buffer;
  /** When it was made, and when it ends, in milliseconds. */
  readonly made: number;
  readonly ends: number | undefined;
};

/** Why a signature counts for nothing. The message is ours alone. */
export class BadSignature extends Error {
  override readonly name = "BadSignature";
}

/** Bytes in Base64, written in the one way there is. @throws BadSignature */
export function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  if (text.length > 2000 || bytes.length === 0 || bytes.toString("base64") !== text)
    throw new BadSignature("not Base64");
  return bytes;
}
