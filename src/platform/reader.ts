import type { Locale } from "./i18n.ts";

/** The three official times of Indonesia, by the name people use for them. */
export const timeZones = { WIB: "Asia/Jakarta", WITA: "Asia/Makassar", WIT: "Asia/Jayapura" } as const;
export type TimeZoneName = keyof typeof timeZones;

export type Theme = "system" | "light" | "dark";
/** How pictures load: Ringan (small previews), Hemat (none until tapped), Kaya (as elsewhere). */
export type PictureMode = "light" | "saver" | "rich";
/** 0 = 100 %, 1 = 112 %, 2 = 131 %, 3 = 162 %. */
export type TextSize = 0 | 1 | 2 | 3;

/** Who looks at a page and how they like it shown; plain data, handed to every view. */
export type Reader = {
  readonly locale: Locale;
  readonly timeZone: TimeZoneName;
  readonly theme: Theme;
  readonly textSize: TextSize;
  readonly pictures: PictureMode;
  readonly communityName: string;
  /** Absent for a guest. */
  readonly viewer:
    | {
        readonly id: string;
        readonly handle: string;
        readonly name: string;
        readonly role: "member" | "moderator" | "administrator";
      }
    | undefined;
  /** The path being read, without its query. */
  readonly path: string;
  readonly now: Date;
};
