import type { Locale } from "#platform/i18n";
import type { OpinionMap } from "../../map/opinion-map.ts";
import type { Sources } from "../count-sources.ts";
import { findAgreed } from "../figures/findings.ts";
import type { Texts } from "../queries.ts";
import { saySide, sayTook } from "../views/say.ts";
import { words } from "../words.ts";

/** What a demand begins with; its author goes on from there. */
export type DraftOfDemand = { readonly title: string; readonly what: string; readonly ask: string };

/** Turns what a map says all agree on into the first words of a demand, with its figures and where they stand. */
export function toDraft(
  locale: Locale,
  about: {
    readonly title: string;
    readonly map: OpinionMap;
    readonly sources: Sources;
    readonly texts: Texts;
    readonly address: string;
  },
): DraftOfDemand {
  const t = words(locale);
  const { title, map, sources, texts, address } = about;
  const agreed = findAgreed(map).flatMap(({ id, side, all }) => {
    const text = texts.get(id)?.text;
    return text ? [{ text, side, share: saySide(locale, all, side) }] : [];
  });
  const lines = agreed.map(({ text, share }) => t("growWhatLine", { text, share }));
  const took = sayTook(locale, sources.tiers);
  const source = t("growWhatSource", { address });
  return {
    title,
    what: agreed.length > 0 ? [t("growWhatText", { took }), ...lines, source].join("\n") : [took, source].join("\n"),
    ask: agreed
      .filter(({ side }) => side === "agree")
      .map(({ text }) => `- ${text}`)
      .join("\n"),
  };
}
