import { foldText } from "./fold-text.ts";

type Phrase = { readonly said: string; readonly squeezed: string; readonly words: readonly string[] };

/** Phrases made ready to be looked for. */
export const readyPhrases = (said: readonly string[]): Phrase[] =>
  said.map((phrase) => {
    const folded = foldText(phrase);
    return { said: phrase, squeezed: squeeze(folded), words: folded.split(" ") };
  });

const squeeze = (folded: string): string => folded.replace(/[^\p{L}\d]/gu, "").replace(/(\p{L})\1+/gu, "$1");

/**
 * The first phrase that stands in a folded text: also with its spaces gone, letters doubled, or a letter wrong in a long
 * word (downliader).
 */
export function findPhrase(folded: string, phrases: readonly Phrase[]): string | undefined {
  const squeezed = squeeze(folded);
  const words = folded.match(/[\p{L}\d]+/gu) ?? [];
  return phrases.find(
    (phrase) => (phrase.squeezed.length >= 4 && squeezed.includes(phrase.squeezed)) || standsIn(words, phrase.words),
  )?.said;
}

const standsIn = (words: readonly string[], [first = "", ...rest]: readonly string[]): boolean =>
  words.some(
    (word, at) => isAlike(word, first) && rest.every((wanted, next) => isAlike(words[at + 1 + next] ?? "", wanted)),
  );

/** The same but for one letter in a word of five to eight letters, and two in a longer one; never the first, so that most words cost nothing. */
function isAlike(word: string, wanted: string): boolean {
  if (word === wanted) return true;
  if (word[0] !== wanted[0]) return false;
  const most = wanted.length >= 9 ? 2 : wanted.length >= 5 ? 1 : 0;
  return most > 0 && Math.abs(word.length - wanted.length) <= most && distance(word, wanted) <= most;
}

/** Letters to change, add or leave out (V. I. Levenshtein, 1966). */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[right.length] ?? 0;
}
