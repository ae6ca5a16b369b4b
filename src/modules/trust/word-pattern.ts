/** The longest word or phrase one may mute, and how many. */
export const wordLimits = { letters: 60, perPerson: 100 } as const;

const accents: Readonly<Record<string, string>> = {
  a: "aàáâãäåāă",
  c: "cçćč",
  e: "eèéêëēěĕ",
  i: "iìíîïīĭ",
  n: "nñńň",
  o: "oòóôõöøōŏ",
  s: "sśšş",
  u: "uùúûüūŭ",
  y: "yýÿ",
  z: "zźžż",
};
/** What Indonesian hangs on a word without making another of it: bukunya, buku-bukunya, bacalah. */
const endings = "(-?(nya|ku|mu|lah|kah|tah|pun))?";
const isLetter = (sign: string | undefined) => /[\p{L}\p{N}]/u.test(sign ?? "");

/** A word or phrase as it is kept: one line, small letters, no accents. */
export function plainWord(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]+/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * A regular expression of PostgreSQL that finds a plain word or phrase, to be used without regard to large and small
 * letters: with or without accents, whatever space is between its words. As a whole word it is found with the endings of
 * Indonesian and doubled (anak-anak), but not within another word. It holds no repetition within a repetition.
 */
export function toPattern(word: string, whole: boolean): string {
  const signs = [...word];
  const body = signs
    .map((sign) => {
      if (sign === " ") return "[[:space:]]+";
      const letters = accents[sign];
      if (letters) return `[${letters}]`;
      return isLetter(sign) || /\p{M}/u.test(sign) ? sign : `\\${sign}`;
    })
    .join("");
  if (!whole) return body;
  const [start, end] = [isLetter(signs[0]) ? "\\m" : "", isLetter(signs.at(-1)) ? `${endings}\\M` : ""];
  return `${start}${body}${end}`;
}
