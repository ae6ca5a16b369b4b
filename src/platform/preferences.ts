import { locales } from "./i18n.ts";
import type { PictureMode, Reader, Theme } from "./reader.ts";

/** What a browser was told to keep, for guests and members alike. */
export type Preferences = Partial<Pick<Reader, "locale" | "timeZone" | "theme" | "textSize" | "pictures">>;

const letters = {
  theme: { s: "system", l: "light", d: "dark" },
  pictures: { l: "light", s: "saver", r: "rich" },
} as const satisfies { theme: Record<string, Theme>; pictures: Record<string, PictureMode> };

/** Reads the `prefs` cookie, such as `id.WIB.d.1.l`; whatever it does not understand it leaves out. */
export function readPreferences(cookie: string | undefined): Preferences {
  const [locale, timeZone, theme, textSize, pictures] = (cookie ?? "").slice(0, 40).split(".");
  const known = {
    locale: locales.find((one) => one === locale),
    timeZone: (["WIB", "WITA", "WIT"] as const).find((one) => one === timeZone),
    theme: ownOf(letters.theme, theme),
    textSize: ([0, 1, 2, 3] as const).find((one) => String(one) === textSize),
    pictures: ownOf(letters.pictures, pictures),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** What `choices` itself holds under a name; `constructor` and its like are no choice. */
function ownOf<Choice>(choices: Readonly<Record<string, Choice>>, name = ""): Choice | undefined {
  return Object.hasOwn(choices, name) ? choices[name] : undefined;
}

/** Writes all choices as the cookie's value. */
export function writePreferences(chosen: Required<Preferences>): string {
  return [chosen.locale, chosen.timeZone, chosen.theme.charAt(0), chosen.textSize, chosen.pictures.charAt(0)].join(".");
}
