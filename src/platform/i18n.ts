import { IntlMessageFormat } from "intl-messageformat";

/** The languages the interface speaks. The first one answers when a reader asks for a language we lack. */
export const locales = ["id", "en"] as const;
export type Locale = (typeof locales)[number];

/** The values a message may carry, by the names it gives them. */
export type Values = Readonly<Record<string, string | number | Date>>;
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

/**
 * Makes a module's words from its two catalogues. Messages are ICU MessageFormat 1
 * (`{count, plural, one {# reply} other {# replies}}`). A key missing in one language does not compile.
 */
export function defineWords<Key extends string>(catalogues: {
  id: Readonly<Record<Key, string>>;
  en: Readonly<Record<Key, string>>;
}): (locale: Locale) => Translate<Key> {
  const byLocale = Object.fromEntries(
    locales.map((locale) => [locale, translator(catalogues[locale], locale)]),
  ) as Record<Locale, Translate<Key>>;
  return (locale) => byLocale[locale];
}

function translator<Key extends string>(messages: Readonly<Record<Key, string>>, locale: Locale): Translate<Key> {
  const compiled = new Map<Key, IntlMessageFormat>();
  return (key, values) => {
    if (!values) return messages[key];
    let message = compiled.get(key);
    if (!message) {
      message = new IntlMessageFormat(messages[key], locale, undefined, { ignoreTag: true });
      compiled.set(key, message);
    }
    return String(message.format({ ...values }));
  };
}

/**
 * Chooses a language from an `Accept-Language` header (RFC 9110, 12.5.4). Regional languages of Indonesia
 * (Javanese, Sundanese, Minangkabau …) and Malay fall back to Indonesian, all else we lack to English.
 */
export function chooseLocale(acceptLanguage: string | undefined, fallback: Locale): Locale {
  if (!acceptLanguage) return fallback;
  const wishes = acceptLanguage
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", quality = "q=1"] = part.trim().split(";");
      return { tag: tag.trim().toLowerCase(), quality: Number(quality.trim().replace("q=", "")) || 0 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wishes) {
    const language = tag.split("-")[0] ?? "";
    if (closeToIndonesian.has(language)) return "id";
    if (language === "en") return "en";
  }
  return wishes.length > 0 && wishes[0]?.tag !== "*" ? "en" : fallback;
}

const closeToIndonesian = new Set("id in ms jv jw su mad min ban bug bjn ace bbc sas mak gor nia rej".split(" "));
