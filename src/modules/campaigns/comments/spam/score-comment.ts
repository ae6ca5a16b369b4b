import { findPhrase, readyPhrases } from "./find-phrase.ts";
import { foldText, hidesSigns } from "./fold-text.ts";
import { phrases, praises } from "./phrases.ts";

/** What speaks for advertising, and how much. Each is said in words to whoever decides. */
export const weights = {
  trap: 60,
  nameLink: 50,
  markup: 50,
  phrase: 50,
  hidden: 40,
  repeated: 40,
  manyLinks: 40,
  praise: 35,
  fewWords: 30,
  rush: 25,
  links: 15,
} as const;
export type Reason = keyof typeof weights;
/** From here on a comment lies in the lower pile. Nothing is thrown away by a number. */
export const LIKELY_SPAM = 50;

export type Comment = {
  readonly name: string;
  readonly text: string;
  /** Whether the field nobody sees was filled in. */
  readonly trapped?: boolean;
  /** Whether the same was said before, here or elsewhere. */
  readonly repeated?: boolean;
  /** Whether many came from the same network a moment ago. */
  readonly rushed?: boolean;
};

const ready = readyPhrases(phrases);
const readyPraises = readyPhrases(praises);
const link =
  /(?:https?:\/\/|www\.)[^\s<>"']+|(?<![\p{L}\d@.])(?:[a-z0-9-]+\.)+(?:com|net|org|info|biz|xyz|site|online|top|shop|club|app|io|ru|cc|me|co|vip|win|bet|link|click)\b[^\s<>"']*/giu;
/** Fewer words than these beside a link say nothing. */
const FEW = 6;

/** How likely a comment is advertising, 0 to 100, and why: sums of plain reasons, so that anyone can follow them. */
export function scoreComment(comment: Comment): { readonly score: number; readonly reasons: Reason[] } {
  const { name, text } = comment;
  const plain = text.normalize("NFKC").replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, "");
  const links = plain.match(link) ?? [];
  const rest = plain.replace(link, " ").match(/[\p{L}\p{M}\d]+/gu) ?? [];
  const folded = foldText(`${name} . ${text}`);
  const holds: Readonly<Record<Reason, boolean>> = {
    trap: comment.trapped === true,
    nameLink: (name.normalize("NFKC").match(link) ?? []).length > 0,
    markup: /\[url[=\]]|\[link|<a\s|href=/i.test(plain),
    phrase: findPhrase(folded, ready) !== undefined,
    hidden: hidesSigns(name) || hidesSigns(text.replace(link, " ")),
    repeated: comment.repeated === true,
    manyLinks: links.length >= 4,
    praise: links.length > 0 && findPhrase(folded, readyPraises) !== undefined,
    fewWords: links.length > 0 && rest.length < FEW,
    rush: comment.rushed === true,
    links: links.length > 0,
  };
  const reasons = (Object.keys(weights) as Reason[]).filter((reason) => holds[reason]);
  return {
    score: Math.min(
      100,
      reasons.reduce((sum, reason) => sum + weights[reason], 0),
    ),
    reasons,
  };
}
