/** Letters of one message of a phone, in the alphabet phones share (3GPP TS 23.038), and in any other. */
const SEPTETS = 160;
const UNITS = 70;

const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const basic = new Set(BASIC);
/** Those that count twice. */
const extended = new Set("^{}\\[~]|€");
const instead: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "…": "...",
  "·": "-",
  "\u00a0": " ",
  "\t": " ",
};

/** The same words in the letters phones share, as far as there are such. */
export function toPlain(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => {
      if (basic.has(letter) || extended.has(letter)) return letter;
      return instead[letter] ?? letter.normalize("NFKD").replace(/\p{M}/gu, "");
    })
    .join("");
}

/** How much room a text takes, of 1. */
export function roomOf(text: string): number {
  const letters = [...text];
  if (letters.every((letter) => basic.has(letter) || extended.has(letter)))
    return letters.reduce((sum, letter) => sum + (extended.has(letter) ? 2 : 1), 0) / SEPTETS;
  return text.length / UNITS;
}

/** One message: the first part, cut where it must be, and of the others as many as find room behind it. */
export function fitMessage([first = "", ...more]: readonly string[]): string {
  let message = cut(toPlain(first));
  for (const part of more.filter(Boolean)) {
    const longer = `${message} ${toPlain(part)}`.trim();
    if (roomOf(longer) <= 1) message = longer;
  }
  return message;
}

function cut(text: string): string {
  const letters = [...text];
  while (roomOf(letters.join("")) > 1) letters.pop();
  return letters.join("").trim();
}
