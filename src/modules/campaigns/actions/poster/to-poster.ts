import { clean } from "#platform/http/form";
import type { Demand } from "../../demands/queries.ts";

/** What stands on a poster: read from across a road, so little fits. */
export const posterLimits = { title: 60, text: 200, lines: 3, where: 60 } as const;
export const posterSizes = ["a4", "a5"] as const;
export type Poster = {
  readonly title: string;
  readonly text: string;
  readonly where: string;
  readonly size: (typeof posterSizes)[number];
};

/** What was typed for a poster, cut to what fits; what was not typed begins as the demand's own words. */
export function toPoster(demand: Demand, typed: Readonly<Record<string, string>>): Poster {
  return {
    title: cut(typed["title"] ?? demand.title, posterLimits.title),
    text: cut(typed["text"] ?? demand.ask, posterLimits.text)
      .split("\n")
      .slice(0, posterLimits.lines)
      .join("\n"),
    where: cut(typed["where"] ?? demand.place, posterLimits.where),
    size: typed["size"] === "a5" ? "a5" : "a4",
  };
}

const cut = (text: string, letters: number) => [...clean(text).trim()].slice(0, letters).join("");
