import { formatNumber } from "#platform/format";
import type { Locale } from "#platform/i18n";
import type { OpinionMap } from "../../map/opinion-map.ts";
import type { Side } from "../figures/findings.ts";
import type { Size } from "../figures/group-sizes.ts";
import type { Parts } from "../figures/hide-small.ts";
import { SMALL } from "../figures/rules.ts";
import type { Share, Told } from "../figures/share.ts";
import { words } from "../words.ts";

export type Tier = "member" | "guest" | "remote";

/** "8 dari 10", "hampir semua". */
const sayShare = (locale: Locale, share: Share): string =>
  typeof share === "number" ? words(locale)("share.tenths", { count: share }) : words(locale)(`share.${share}`);

/** The same where the column says of what: "tidak ada". */
export const sayCell = (locale: Locale, share: Share): string =>
  share === "none" || share === "almostNone" ? words(locale)(`cell.${share}`) : sayShare(locale, share);

/** "8 dari 10 setuju". */
export function saySide(locale: Locale, told: Told | undefined, side: Side): string {
  const t = words(locale);
  if (!told) return t("tooFewVotes");
  return side === "agree"
    ? t("agreeing", { share: sayShare(locale, told.agree) })
    : t("disagreeing", { share: sayShare(locale, told.disagree) });
}

export const saySize = (locale: Locale, size: Size | undefined): string => {
  const t = words(locale);
  if (!size || size.about === "few") return t("peopleFew");
  return size.about === "roughly"
    ? t("peopleRoughly", { count: formatNumber(size.count, locale) })
    : t("people", { count: size.count });
};

/** "84 orang ikut menjawab: 71 anggota, 13 tanpa akun atau dari server lain." */
export function sayTook(locale: Locale, parts: Parts<Tier>): string {
  const t = words(locale);
  const { told, together } = parts;
  const count = told.reduce((sum, part) => sum + part.count, together?.count ?? 0);
  if (count === 0) return t("tookNone");
  if (count < SMALL) return t("tookFew");
  const spelt = told.map((part) => t(`tier.${part.name}`, { count: formatNumber(part.count, locale) }));
  const names = together?.names.map((name) => t(`tierName.${name}`)).join(` ${t("or")} `);
  const rest = together && names ? [t("tierTogether", { count: formatNumber(together.count, locale), names })] : [];
  return t("took", { count, tiers: [...spelt, ...rest].join(", ") });
}

/** What a picture shows, for who does not see it. */
export function sayDrawing(
  locale: Locale,
  map: OpinionMap,
  sizes: ReadonlyMap<number, Size>,
  own: number | null | undefined,
): { readonly title: string; readonly text: string } {
  const t = words(locale);
  if (map.groups.length === 0) return { title: t("drawingTitleNone"), text: t("noGroups") };
  const groups = map.groups.map(({ id }) =>
    t("drawingGroup", { name: t("groupStart", { letter: letterOf(id) }), size: saySize(locale, sizes.get(id)) }),
  );
  const you = typeof own === "number" ? [t("drawingYou", { name: t("group", { letter: letterOf(own) }) })] : [];
  return { title: t("drawingTitle", { count: map.groups.length }), text: [...groups, ...you].join(" ") };
}

/** A, B, C: the largest first. */
export const letterOf = (group: number): string => String.fromCharCode(65 + group);
