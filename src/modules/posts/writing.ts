import { z } from "zod";
import { type AlbumEdit, albumFields, readAlbum } from "#modules/media";
import { Invalid } from "#platform/errors";
import { formatClock, formatDay, fromLocal } from "#platform/format";
import type { TimeZoneName } from "#platform/reader";
import { type PollFields, pollFields } from "./poll-rules.ts";
import { type Draft, draftForm, longText, postLimits } from "./rules.ts";

/** What one may keep unsent, and how far ahead one may set an hour. */
export const draftLimits = { perPerson: 100, parts: 10, aheadDays: 366 } as const;
const DAY = 86_400_000;

/** The fields of the parts that follow the first: part_2 … part_10. */
export const partNames = Array.from({ length: draftLimits.parts - 1 }, (_, index) => `part_${index + 2}`);

/** A whole piece of writing: the draft of its first post, the texts that follow as answers to it, and its hour as typed. */
export type Writing = Draft &
  PollFields & {
    /** The id of the post it shows inside it, or nothing. */
    readonly quoted: string;
    /** The ids of the group it begins in and of the subject it has there, or nothing. */
    readonly group?: string;
    readonly topic?: string;
    /** The id of the organisation in whose name it is written, or nothing. */
    readonly speaker?: string;
    readonly more: readonly string[];
    readonly publish_day: string;
    readonly publish_time: string;
  };

/** What one wrote and the button pressed under it. `alone`: the post it answered is known to be gone. */
export type Pressed = {
  readonly writing: Writing;
  readonly deed: "send" | "save" | "part";
  readonly alone: boolean;
  readonly album: AlbumEdit;
};

const words = longText(postLimits.text).default("");
const typed = z.string().trim().max(20, "unknown").default("");
const idOrNothing = z
  .string()
  .regex(/^\d{0,19}$/, "unknown")
  .default("");
const ids = { quoted: idOrNothing, group: idOrNothing, topic: idOrNothing, speaker: idOrNothing };
const rest = { text: words, publish_day: typed, publish_time: typed, ...pollFields, ...ids };
const pressed = z.string().max(20).optional();

/** The form of a new post, a reply and a draft. Parts left empty are closed up. */
export const writingForm = draftForm
  .extend({
    ...rest,
    ...Object.fromEntries(partNames.map((name) => [name, words])),
    "do.save": pressed,
    "do.part": pressed,
    alone: pressed,
    ...albumFields,
  })
  .transform((sent): Pressed => {
    const { "do.save": save, "do.part": part, alone, ...fields } = sent;
    const album = readAlbum(fields);
    const isPart = ([name]: readonly [string, unknown]) => partNames.includes(name);
    const isOther = ([name]: readonly [string, unknown]) => partNames.includes(name) || name in albumFields;
    const entries = Object.entries(fields);
    const parts = [fields.text, ...entries.filter(isPart).map(([, text]) => String(text))].filter(Boolean);
    const draft = Object.fromEntries(entries.filter((entry) => !isOther(entry))) as typeof fields;
    const deed = save !== undefined ? "save" : part !== undefined ? "part" : "send";
    return {
      writing: { ...draft, text: parts[0] ?? "", more: parts.slice(1) },
      deed,
      alone: alone !== undefined,
      album,
    };
  });

/** How a piece of writing lies in its row. */
export const storedWriting = draftForm.extend({
  ...rest,
  more: z
    .array(z.string())
    .max(draftLimits.parts - 1)
    .default([]),
});

/** A piece of writing as its form shows it; of one that waits for its hour, on the reader's clock. */
export function toValues(
  { more, quote_policy = "everyone", ...writing }: Writing,
  publishAt: Date | null,
  zone: TimeZoneName,
): Record<string, string> {
  const parts = Object.fromEntries(more.map((text, index) => [`part_${index + 2}`, text]));
  const hour = publishAt && { publish_day: formatDay(publishAt, zone), publish_time: formatClock(publishAt, zone) };
  return { ...writing, quote_policy, ...parts, ...hour };
}

/** The hour someone set, on their clock; undefined when they set none. @throws Invalid for one that is past or no hour. */
export function readSchedule(writing: Writing, zone: TimeZoneName, now: Date): Date | undefined {
  const { publish_day: day, publish_time: time } = writing;
  if (!day && !time) return undefined;
  if (!day) throw new Invalid({ publish_day: "scheduleDay" });
  if (!time) throw new Invalid({ publish_time: "scheduleTime" });
  const at = fromLocal(day, time, zone);
  if (!at) throw new Invalid({ publish_day: "scheduleShape" });
  if (at <= now) throw new Invalid({ publish_day: "schedulePast" });
  if (at.getTime() > now.getTime() + draftLimits.aheadDays * DAY) throw new Invalid({ publish_day: "scheduleFar" });
  return at;
}
