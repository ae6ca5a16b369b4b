const digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Bytes as base58btc with its sign in front (draft-msporny-base58, Multibase). */
export function toMultibase(bytes: Buffer): string {
  let rest = BigInt(`0x0${bytes.toString("hex")}`);
  let text = "";
  for (; rest > 0n; rest /= 58n) text = `${digits[Number(rest % 58n)]}${text}`;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return `z${"1".repeat(zeros < 0 ? bytes.length : zeros)}${text}`;
}

/** Bytes written in the base of 58 digits that Bitcoin began; undefined for what is not. */
export function fromBase58(text: string): Buffer | undefined {
  let value = 0n;
  for (const digit of text) {
    const at = digits.indexOf(digit);
    if (at < 0) return undefined;
    value = value * 58n + BigInt(at);
  }
  const hex = value === 0n ? "" : value.toString(16);
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 ? `0${hex}` : hex, "hex")]);
}
