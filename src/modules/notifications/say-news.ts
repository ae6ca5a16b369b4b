import type { Locale } from "#platform/i18n";
import type { KindName } from "./kind.ts";
import { kindOf } from "./kinds.ts";
import { LOOKED_AT, type News } from "./queries.ts";
import { words } from "./words.ts";

/** What a group of news says, in one sentence: who did it and what. */
export function sayNews(locale: Locale, news: Pick<News, "kind" | "name" | "people" | "entries">): string {
  const t = words(locale);
  const name = news.name ?? "";
  const others = news.people - 1;
  const isMore = news.entries >= LOOKED_AT;
  const who = others < 1 ? name : t(isMore ? "who.many" : "who.more", { name, others });
  return t(`kind.${news.kind as KindName}`, { who });
}

/** Where a group of news leads. */
export function linkOf(news: News): string {
  return kindOf.get(news.kind)?.link(news) ?? "/notifications";
}
