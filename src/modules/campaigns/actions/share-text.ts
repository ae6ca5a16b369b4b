import type { Locale } from "#platform/i18n";
import type { Demand } from "../demands/queries.ts";
import { words } from "./words.ts";

/** Signs of what is asked that stand in a message: as much as a phone shows without "read more". */
const GIST = 300;

/** A message that says it all, so that nobody has to open anything: title in bold as WhatsApp writes it, what is asked, where. */
export function toShareText(demand: Demand, locale: Locale, address: string): string {
  const t = words(locale);
  const ask = [...demand.ask.trim()];
  return t("said", {
    title: demand.title.replaceAll("*", ""),
    ask: ask.length > GIST ? `${ask.slice(0, GIST).join("")}…` : ask.join(""),
    place: demand.place ? t("saidPlace", { place: demand.place }) : "",
    address,
  });
}

/** Addresses that open WhatsApp or Telegram with the message in it, on a phone and on a desk. */
export const shareLinks = (text: string, address: string) => ({
  whatsapp: `https://wa.me/?text=${encodeURIComponent(text)}`,
  telegram: `https://t.me/share/url?url=${encodeURIComponent(address)}&text=${encodeURIComponent(text.replace(address, "").trim())}`,
});
