const phrases = new Set([
  "dukung",
  "saya dukung",
  "kami dukung",
  "mendukung",
  "saya mendukung",
  "tanda tangan",
  "saya tanda tangan",
  "saya menandatangani",
  "sign",
  "signed",
  "i sign",
  "i sign this",
  "i support this",
  "#dukung",
  "#sign",
]);

/**
 * Whether an answer to a demand says, as its first sentence, that its author stands behind it: for those whose server knows no
 * signatures. Who is named is left out. "Saya dukung kalau…" says something else.
 */
export function saysSo(text: string): boolean {
  const words = text.slice(0, 500).replace(/(?:^|\s)@[^\s]+/g, " ");
  const [first = ""] = words.trim().split(/[.!,;:\n]/, 1);
  return phrases.has(first.trim().replace(/\s+/g, " ").toLowerCase());
}
