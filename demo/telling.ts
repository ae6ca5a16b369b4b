/** How stories and daily themes are written down before `village.ts` gives them moments and voices. */
import type { Weekday } from "./calendar.ts";

export type Language = "id" | "jv" | "su" | "en";
export type Audience = "public" | "quiet" | "followers" | "direct" | "local";
export type ReplyPolicy = "everyone" | "followers" | "mentioned" | "nobody";
export type Mood = "info" | "joy" | "care" | "fun";

export type Extras = {
  language?: Language;
  audience?: Audience;
  warning?: string;
  replyPolicy?: ReplyPolicy;
  pinned?: boolean;
  /** [days after the story begins, "HH.MM", new text] */
  edits?: readonly (readonly [number, string, string])[];
  /** Handles, parted by spaces, who pass it on early. */
  sharedBy?: string;
  /** 1 is usual; 4 is what everybody talks about. */
  loud?: number;
  mood?: Mood;
};

/** [key, author, days after the story begins, "HH.MM" WIB, text, key answered or "", extras] */
export type Line = readonly [string, string, number, string, string, string?, Extras?];

/** A story begins on the given weekday of week 0 to 12; weeks begin on Monday. So stories keep their distance, whenever they are told. */
export type Story = { name: string; week: number; weekday: Weekday; mood: Mood; lines: readonly Line[] };

export type RootExtras = {
  language?: Language;
  audience?: Audience;
  warning?: string;
  replyPolicy?: ReplyPolicy;
  on?: Weekday;
  hours?: readonly [number, number];
  /** How often over three months, each time with other slot values. 1 unless told. */
  times?: number;
  /** Take replies from another theme, because it fits better. */
  pool?: string;
  /** Replies that fit only this post. */
  replies?: Voices;
};

/** [authors parted by spaces, text, extras] */
export type Root = readonly [string, string, RootExtras?];

/**
 * Replies keyed by voice: a circle, a handle, "handle>author" (only to that author), or "semua".
 * "question >> answer" lets the author answer; a leading "jv~", "su~", "en~" or "id~" names the language.
 */
export type Voices = Readonly<Record<string, readonly string[]>>;

/** Daily posts of one theme with the replies that fit any of them. */
export type Theme = {
  name: string;
  mood: Mood;
  hours: readonly [number, number];
  language?: Language;
  /** Mean number of replies to a post. */
  talk: number;
  roots: readonly Root[];
  /** A circle whose people know better than to ask. */
  except?: string;
  replies: Voices;
};
