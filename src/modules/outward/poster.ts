import { gistOf, type PostCard } from "#modules/posts";

/** What stands on a poster: read from across a road, so little fits. */
export const posterLimits = { title: 60, text: 200, lines: 3, when: 60, where: 60 } as const;
export type Poster = { readonly title: string; readonly text: string; readonly when: string; readonly where: string };

/** What was typed for a poster, cut to what fits; what was not typed begins as the post's own words. */
export function toPoster(card: PostCard, typed: Readonly<Record<string, string>>): Poster {
  const whole = gistOf(card, posterLimits.title + posterLimits.text);
  const first = /^.{8,60}?[.!?](?=\s)/u.exec(whole)?.[0] ?? gistOf(card, posterLimits.title);
  const rest = whole.startsWith(first) ? whole.slice(first.length).trim() : "";
  return {
    title: cut(typed["title"] ?? first, posterLimits.title),
    text: cut(typed["text"] ?? rest, posterLimits.text)
      .split("\n")
      .slice(0, posterLimits.lines)
      .join("\n"),
    when: cut(typed["when"] ?? "", posterLimits.when),
    where: cut(typed["where"] ?? "", posterLimits.where),
  };
}

const cut = (text: string, letters: number) =>
  [...text.toWellFormed().replaceAll("\r\n", "\n").trim()].slice(0, letters).join("");
