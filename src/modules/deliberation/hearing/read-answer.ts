/** What somebody says of one statement, by its number. */
export type Said = { readonly number: number; readonly vote: 1 | 0 | -1 };

const votes: Readonly<Record<string, Said["vote"]>> = {
  ya: 1,
  iya: 1,
  setuju: 1,
  yes: 1,
  agree: 1,
  tidak: -1,
  tdk: -1,
  "tidak setuju": -1,
  "tak setuju": -1,
  no: -1,
  disagree: -1,
  lewati: 0,
  lewat: 0,
  pass: 0,
  skip: 0,
};
const limits = { letters: 5000, said: 100, number: 10_000 } as const;

// The longest first, since "tidak" begins "tidak setuju".
const spoken = Object.keys(votes)
  .sort((a, b) => b.length - a.length)
  .join("|");
const item = new RegExp(
  `\\s*(?:(?:,\\s*)?(?:dan|and|&)(?![a-z])|,)?\\s*(?:(?:pernyataan|nomor|nomer|no|number|statement)(?![a-z]))?\\s*#?\\s*(\\d{1,5})\\s*[-–:=)]?\\s*(${spoken})(?![\\p{L}\\p{N}])`,
  "uy",
);

/**
 * What an answer in words says of statements, such as "3 ya, 5 tidak. 7 lewati": for who answers a question by a plain reply, from any
 * server. Whoever is named in it is left out. A sentence that says anything else says no vote: "3 ya kalau…" is none, and a question
 * is none. What is said twice of one statement holds as it was said last.
 */
export function readAnswer(text: string): readonly Said[] {
  const said = new Map<number, Said>();
  for (const sentence of sentencesOf(text)) for (const one of readSentence(sentence)) said.set(one.number, one);
  return [...said.values()].slice(0, limits.said);
}

function sentencesOf(text: string): readonly string[] {
  const words = text
    .slice(0, limits.letters)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\ufe0f\u20e3]/g, "")
    .replace(/(?:^|\s)@[^\s]+/g, " ")
    .replace(/(?<![a-z])(no|\d{1,5})\. *(?=[\p{L}\d])/gu, "$1 ");
  return words.match(/[^.!?;\n]+[.!?;\n]?/g) ?? [];
}

function readSentence(sentence: string): readonly Said[] {
  if (sentence.endsWith("?")) return [];
  const words = sentence.replace(/[.!;\n]$/, "").trim();
  const said: Said[] = [];
  for (let at = 0; at < words.length; at = item.lastIndex) {
    item.lastIndex = at;
    const [, number = "", spoken = ""] = item.exec(words) ?? [];
    const vote = votes[spoken];
    if (vote === undefined || Number(number) < 1 || Number(number) > limits.number) return [];
    said.push({ number: Number(number), vote });
  }
  return said;
}
