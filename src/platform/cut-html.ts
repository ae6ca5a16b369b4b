import { escape, unescape } from "./marked-text.ts";

/** Words with no space for so long are no word any more, or of a script that writes none. */
const LONGEST_WORD = 40;
const pieces = /<a [^<>]*>[^<]*<\/a>|<[^<>]*>|\s+|(?:[^<\s&]|&(?:amp|lt|gt|quot|#39);)+|&/g;

/**
 * The beginning of HTML made by `markUp`, or taken in from another server as plainly, in at most `letters` letters as a reader sees them; undefined when all of it
 * fits. It ends between words: no link, tag or word is cut. A link that alone is longer stays whole; what has no spaces
 * is cut between letters.
 */
export function cutHtml(html: string, letters: number): string | undefined {
  if (html.length <= letters) return undefined;
  const kept: string[] = [];
  const open: string[] = [];
  let [room, said] = [letters, false];
  for (const [piece] of html.matchAll(pieces)) {
    const isLink = piece.startsWith("<a ") && piece.endsWith("</a>");
    if (piece.startsWith("<") && !isLink) {
      if (piece.startsWith("</")) open.pop();
      else if (piece !== "<br>") open.push(/^<(\w+)/.exec(piece)?.[1] ?? "");
      kept.push(piece);
      continue;
    }
    const length = lengthOf(isLink ? piece.replace(/<[^<>]*>/g, "") : piece);
    if (length <= room) {
      kept.push(piece);
      room -= length;
      said ||= piece.trim() !== "";
      continue;
    }
    if (isLink && !said) kept.push(piece);
    if (!isLink && length > LONGEST_WORD) kept.push(beginningOf(piece, room));
    while (/^(?:\s+|<br>)$/.test(kept.at(-1) ?? "")) kept.pop();
    const closing = open.reverse().map((name) => `</${name}>`);
    return `${kept.join("")}…${closing.join("")}`;
  }
  return undefined;
}

const lengthOf = (text: string) => [...unescape(text)].length;

/** What is written as one letter, with all its marks, stays one. */
function beginningOf(word: string, letters: number): string {
  let [kept, room] = ["", letters];
  for (const { segment } of new Intl.Segmenter("id", { granularity: "grapheme" }).segment(unescape(word))) {
    room -= [...segment].length;
    if (room < 0) break;
    kept += segment;
  }
  return escape(kept);
}
