/** Puts the hand-written stories on the calendar. */
import { at, dayLength, weekdayOf, weekdays } from "./calendar.ts";
import { fill } from "./fill.ts";
import { seeded } from "./random.ts";
import { farAndNear } from "./stories/far-and-near.ts";
import { feastsAndGames } from "./stories/feasts-and-games.ts";
import { fieldsAndMoney } from "./stories/fields-and-money.ts";
import { riverAndSea } from "./stories/river-and-sea.ts";
import { roadsAndOffice } from "./stories/roads-and-office.ts";
import { rumours } from "./stories/rumours.ts";
import { whispers } from "./stories/whispers.ts";
import type { Line, Mood, Story } from "./telling.ts";
import type { StoryPost } from "./village.ts";

export type Told = { post: StoryPost; mood: Mood; loud: number; sharedBy: readonly string[] };
export type Stories = { told: Told[]; firstDay: Date; hushed: (when: Date) => boolean };

const all: readonly Story[] = [
  ...roadsAndOffice,
  ...rumours,
  ...riverAndSea,
  ...fieldsAndMoney,
  ...farAndNear,
  ...feastsAndGames,
  ...whispers,
];

/** The Monday 85 to 91 days before the end: late enough to be inside three months, early enough for every story to finish. */
function firstMonday(until: Date): Date {
  const latest = at(until, -85, "00.00");
  return at(latest, -((weekdays.indexOf(weekdayOf(latest)) + 6) % 7), "00.00");
}

const place = (story: Story): number => story.week * 7 + ((weekdays.indexOf(story.weekday) + 6) % 7);

function tellLine(story: Story, line: Line, start: Date): Told {
  const [key, by, day, clock, text, replyTo, extras = {}] = line;
  const {
    language = "id",
    audience = "public",
    warning,
    replyPolicy,
    pinned,
    edits,
    sharedBy = "",
    loud = 1,
    mood = story.mood,
  } = extras;
  const when = at(start, day, clock);
  const post: StoryPost = {
    key: `${story.name}.${key}`,
    by,
    at: when,
    text: fill(text, seeded(1), when),
    language,
    audience,
  };
  if (replyTo) post.replyTo = `${story.name}.${replyTo}`;
  if (warning) post.warning = warning;
  if (replyPolicy) post.replyPolicy = replyPolicy;
  if (pinned) post.pinned = pinned;
  if (edits) post.edits = edits.map(([later, time, version]) => ({ at: at(start, later, time), text: version }));
  return { post, mood, loud, sharedBy: sharedBy ? sharedBy.split(" ") : [] };
}

export function tellStories(until: Date): Stories {
  const firstDay = firstMonday(until);
  const told = all.flatMap((story) =>
    story.lines.map((line) => tellLine(story, line, at(firstDay, place(story), "00.00"))),
  );
  const flood = told.find(({ post }) => post.key === "banjir.a")?.post.at ?? until;
  /** Nobody jokes or sells while the river is up. */
  const hushed = (when: Date) => when >= flood && when.getTime() < flood.getTime() + dayLength;
  return { told: told.filter(({ post }) => post.at <= until), firstDay, hushed };
}
