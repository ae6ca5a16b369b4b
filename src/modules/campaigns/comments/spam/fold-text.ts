/** Letters of other scripts that look like Latin ones, each beside the one it stands for. */
const TWINS = "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwӏlгrпnиuлlαaβbεeηnιiκkνvοoρpτtυuχxωwıiłløoðdɡgɑaʟlɴn";
const twins = new Map(
  Array.from({ length: TWINS.length / 2 }, (_, at) => [TWINS[2 * at] ?? "", TWINS[2 * at + 1] ?? ""]),
);
/** Digits and signs inside words that stand for letters. */
const stands = new Map(
  Object.entries({ "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" }),
);
const MARKS = /\p{M}|\p{Cf}|[\u115f\u1160\u3164]/gu;

/**
 * Text as an eye reads it that looks past tricks: signs nobody sees are gone, letters dressed up are bare, twins of other
 * scripts are Latin, c a s i n o is one word. Only for comparing; nobody is shown it.
 */
export function foldText(text: string): string {
  const bare = text.normalize("NFKD").replace(MARKS, "").toLowerCase();
  const latin = Array.from(bare, (letter) => twins.get(letter) ?? letter).join("");
  const spelt = latin.replace(/[\p{L}\d@$!]+/gu, (word) =>
    /\p{L}/u.test(word) ? Array.from(word, (letter) => stands.get(letter) ?? letter).join("") : word,
  );
  return spelt
    .replace(/(?<![\p{L}])(?:\p{L}[\s._*-]+){3,}\p{L}(?![\p{L}])/gu, (word) => word.replace(/[\s._*-]+/g, ""))
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether signs that nobody sees, or letters of two scripts, are hidden inside its words. */
export const hidesSigns = (text: string): boolean =>
  /[\p{sc=Latin}\p{sc=Cyrillic}][\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+[\p{sc=Latin}\p{sc=Cyrillic}]/u.test(text) ||
  /\p{sc=Latin}[\p{sc=Cyrillic}\p{sc=Greek}]|[\p{sc=Cyrillic}\p{sc=Greek}]\p{sc=Latin}/u.test(text) ||
  /[\u{1d400}-\u{1d7ff}\uff21-\uff5a\u24b6-\u24e9]{3,}/u.test(text);
