import { unescape } from "#platform/marked-text";
import type { PostCard } from "./queries.ts";

/** The beginning of what a post says, or its warning, or what its first picture shows, in at most `letters` letters on one line. */
export function gistOf(card: Pick<PostCard, "html" | "warning" | "pictures">, letters: number): string {
  const text = card.warning || textOf(card.html) || card.pictures?.[0]?.alt || "";
  const all = [...text];
  if (all.length <= letters) return text;
  const cut = all.slice(0, letters - 1).join("");
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), letters >> 1)).trimEnd()}…`;
}

/** The words of HTML made by `markUp`, which knows five entities and three elements. */
function textOf(html: string): string {
  return unescape(html.replace(/<[^<>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}
