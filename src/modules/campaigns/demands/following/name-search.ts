import type { Locale } from "#platform/i18n";
import { categories, demandKinds } from "../rules.ts";
import { words } from "../words.ts";
import type { FollowedSearch } from "./followed-searches.ts";

/** A search in words, such as "Laporan · Jalan · “jembatan”". */
export function nameSearch(locale: Locale, search: Pick<FollowedSearch, "q" | "kind" | "category">): string {
  const t = words(locale);
  const kind = demandKinds.find((one) => one === search.kind);
  const category = categories.find((one) => one === search.category);
  return [kind && t(kind), category && t(`category.${category}`), search.q && `“${search.q}”`]
    .filter(Boolean)
    .join(" · ");
}
