/** What Windows-1252 has at 128 to 159, where Latin-1 has no letters (PDF 1.4, appendix D). A space where it has nothing. */
const EXTRA = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
const codes = new Map([...EXTRA].flatMap((letter, index) => (letter === " " ? [] : [[letter, 128 + index] as const])));

/** Widths of Helvetica for 32 to 126 and 160 to 255, in thousandths of its size, as Adobe publishes them. */
const PLAIN =
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584";
const UPPER =
  "278 333 556 556 556 556 260 556 333 737 370 556 584 333 737 333 400 584 333 333 333 556 537 278 333 333 365 556 834 834 834 611 667 667 667 667 667 667 1000 722 667 667 667 667 278 278 278 278 722 722 778 778 778 778 778 584 778 722 722 722 722 667 667 611 556 556 556 556 556 556 889 500 556 556 556 556 278 278 278 278 556 556 556 556 556 556 556 584 611 556 556 556 556 500 556 500";
const plain = PLAIN.split(" ").map(Number);
const upper = UPPER.split(" ").map(Number);
/** Letters of the part between are at most so wide. */
const WIDEST = 1000;

function codeOf(letter: string): number | undefined {
  const code = letter.codePointAt(0) ?? 0;
  if ((code >= 32 && code < 127) || (code >= 160 && code < 256)) return code;
  return codes.get(letter);
}

/**
 * Text as the standard fonts of PDF know letters: one byte each. A letter they lack becomes the nearest they have (ā an a),
 * and else a question mark.
 */
export function toWinAnsi(text: string): Buffer {
  const bytes = [...text.normalize("NFC")].map((letter) => {
    const [bare = ""] = letter.normalize("NFKD");
    return codeOf(letter) ?? codeOf(bare) ?? 63;
  });
  return Buffer.from(bytes);
}

/** Whether the standard fonts can say it all; line ends aside. */
export const isWinAnsi = (text: string): boolean =>
  [...text.normalize("NFC")].every((letter) => letter === "\n" || codeOf(letter) !== undefined);

/** How wide bytes of `toWinAnsi` are in Helvetica, in thousandths of its size. */
export function widthOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum + (plain[byte - 32] ?? upper[byte - 160] ?? WIDEST), 0);
}
