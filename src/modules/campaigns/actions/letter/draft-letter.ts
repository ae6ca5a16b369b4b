import { formatDate } from "#platform/format";
import { clean } from "#platform/http/form";
import type { Reader } from "#platform/reader";
import type { Demand } from "../../demands/queries.ts";
import { words } from "../words.ts";

/** What stands in a letter, in signs; an address of a page holds all of it. */
export const letterLimits = { place: 80, to: 200, subject: 120, text: 3000, from: 200, drafted: 1800 } as const;
export type Letter = Readonly<Record<"place" | "to" | "subject" | "text" | "from", string>>;

/** A letter to whoever is asked, begun from the demand. What was typed takes the place of what was drafted, cut to what fits. */
export function draftLetter(
  demand: Demand,
  reader: Reader,
  address: string,
  typed: Readonly<Record<string, string>> = {},
): Letter {
  const t = words(reader.locale);
  const { viewer } = reader;
  const begun: Letter = {
    place: [demand.place, formatDate(reader.now, reader.locale, reader.timeZone)].filter(Boolean).join(", "),
    to: demand.addressee_name ?? "",
    subject: demand.title,
    text: [
      t("draftHello"),
      cut(demand.what, letterLimits.drafted),
      [
        demand.place && t("draftPlace", { place: demand.place }),
        demand.since &&
          t("draftSince", { since: formatDate(new Date(`${demand.since}T12:00Z`), reader.locale, "WIB") }),
      ]
        .filter(Boolean)
        .join(" "),
      t("draftAsk"),
      cut(demand.ask, letterLimits.drafted / 3),
      t("draftEnd", { address }),
    ]
      .filter(Boolean)
      .join("\n\n"),
    from: viewer?.name ?? "",
  };
  const of = (name: keyof Letter) =>
    cut(typed[name] === undefined ? begun[name] : clean(typed[name]), letterLimits[name]);
  return { place: of("place"), to: of("to"), subject: of("subject"), text: of("text"), from: of("from") };
}

/** The letter as it stands on paper, from the top down. */
export function toPaper(letter: Letter, subject: string): string {
  const head = [letter.place, letter.to].filter(Boolean).join("\n\n\n");
  return `${head}\n\n\n${subject}: ${letter.subject}\n\n\n${letter.text}\n\n\n\n\n${letter.from}`;
}

const cut = (text: string, letters: number): string => {
  const all = [...text.trim()];
  return all.length > letters ? `${all.slice(0, letters - 1).join("")}…` : all.join("");
};
