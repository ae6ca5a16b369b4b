/** The days between the stories: recurring posts of every theme and the replies that fit them. */
import { at, dayLength, hourOf, weekdayOf } from "./calendar.ts";
import { calledBy, cast, circlesOf, livesWith, speakers } from "./cast.ts";
import { fill, hasSlots } from "./fill.ts";
import { priceLists } from "./market.ts";
import type { Random } from "./random.ts";
import type { Stories, Told } from "./stories.ts";
import type { Language, Root, Theme, Voices } from "./telling.ts";
import { themes } from "./texts.ts";
import type { StoryPost } from "./village.ts";

const handles = new Set(cast.map((person) => person.handle));
const followers = new Map(cast.map((person) => [person.handle, new Set(person.follows)]));
const sees = (who: string, post: StoryPost) =>
  post.audience !== "followers" || (followers.get(who)?.has(post.by) ?? false);
const speaks = new Map(cast.map((person) => [person.handle, person.languages]));
const themeNamed = new Map(themes.map((theme) => [theme.name, theme]));

/** A reply may be worn twice when its slots make it new, otherwise once. */
const wear = (text: string) => (hasSlots(text) ? 2 : 1);

/** "jv~text" is Javanese whatever the theme. */
function inLanguage(text: string, usual: Language): [Language, string] {
  const named = /^(id|jv|su|en)~/.exec(text);
  return named ? [named[1] as Language, text.slice(3)] : [usual, text];
}

function momentFor(root: Root, theme: Theme, nth: number, random: Random, stories: Stories, days: number): Date {
  const [, , { on, hours = theme.hours, times = 1 } = {}] = root;
  const span = days / times;
  let day = 1 + Math.floor(nth * span + random.next() * (span - 1));
  if (on) while (weekdayOf(at(stories.firstDay, day, "12.00")) !== on) day++;
  const minutes = random.integer(hours[0] * 60, hours[1] * 60 - 1);
  return at(stories.firstDay, day, `${Math.floor(minutes / 60)}.${minutes % 60}`);
}

/** After a while, most soon, some the next morning; nobody answers between 22.30 and 05.00. */
function later(after: Date, random: Random): Date {
  const minutes = 3 + Math.floor(150 * random.next() ** 3) + (random.chance(0.12) ? random.integer(120, 900) : 0);
  const when = new Date(after.getTime() + minutes * 60_000 + random.integer(0, 59) * 1000);
  const hour = hourOf(when);
  return hour >= 23 || hour < 4 ? new Date(when.getTime() + ((29 - hour) % 24) * 3_600_000) : when;
}

export function tellDays(random: Random, until: Date, stories: Stories): Told[] {
  const days = Math.floor((until.getTime() - stories.firstDay.getTime()) / dayLength);
  const told: Told[] = [];
  const said = new Set(stories.told.map(({ post }) => post.text));
  const worn = new Map<string, number>();

  /** The filled text, or nothing if it cannot be said without repeating. */
  function newly(text: string, when: Date, called = ""): string | undefined {
    for (let attempt = 0; attempt < 8; attempt++) {
      const filled = fill(text, random, when, called);
      if (!said.has(filled)) return filled;
    }
    return undefined;
  }

  function tell(post: StoryPost, theme: Theme, loud: number): boolean {
    if (post.at > until || said.has(post.text)) return false;
    said.add(post.text);
    told.push({ post, mood: theme.mood, loud, sharedBy: [] });
    return true;
  }

  /** Who of a circle may and would say something here. */
  function able(who: string, post: StoryPost, theme: Theme, taken: Set<string>): string[] {
    if (handles.has(who)) return taken.has(who) || !sees(who, post) ? [] : [who];
    const knowsBetter = (handle: string) =>
      theme.except !== undefined && theme.except !== who && circlesOf(handle).includes(theme.except);
    return speakers(who).filter(
      (handle) => !taken.has(handle) && sees(handle, post) && !knowsBetter(handle) && !livesWith(handle, post.by),
    );
  }

  function voicesFor(voices: Voices, post: StoryPost, theme: Theme, usual: Language, taken: Set<string>) {
    return Object.entries(voices).flatMap(([voice, lines]) => {
      const [who = "", onlyTo] = voice.split(">");
      if (onlyTo && onlyTo !== post.by) return [];
      const circle = able(who, post, theme, taken);
      return lines
        .filter((line) => (worn.get(line) ?? 0) < wear(line))
        .flatMap((line) => {
          const fluent = circle.filter((handle) => speaks.get(handle)?.includes(inLanguage(line, usual)[0]));
          return fluent.length === 0 ? [] : [{ line, fluent }];
        });
    });
  }

  function answer(root: StoryPost, theme: Theme, voices: Voices, usual: Language, talk: number) {
    if (root.replyPolicy === "nobody") return;
    const wanted = Math.min(9, Math.floor(-Math.log(1 - random.next()) * talk + 0.8));
    const taken = new Set([root.by]);
    for (let nth = 0; nth < wanted; nth++) {
      const choices = voicesFor(voices, root, theme, usual, taken);
      if (choices.length === 0) return;
      const { line, fluent } = random.pick(choices);
      const by = random.pick(fluent);
      const [question = "", reply] = line.split(" >> ");
      const [language, asked] = inLanguage(question, usual);
      const when = later(root.at, random);
      const text = newly(asked, when, calledBy(root.by));
      if (!text) continue;
      const post: StoryPost = {
        key: `${root.key}.${nth}`,
        by,
        at: when,
        text,
        language,
        audience: root.audience,
        replyTo: root.key,
      };
      if (!tell(post, theme, 0.3)) continue;
      worn.set(line, (worn.get(line) ?? 0) + 1);
      taken.add(by);
      if (reply) respond(root, post, reply, theme);
    }
  }

  /** The author answers a question, if they may see it and speak its language. */
  function respond(root: StoryPost, asked: StoryPost, line: string, theme: Theme) {
    const [language, reply] = inLanguage(line, asked.language);
    if (!sees(root.by, asked) || !speaks.get(root.by)?.includes(language)) return;
    const when = later(asked.at, random);
    const text = newly(reply, when, calledBy(asked.by));
    if (text)
      tell(
        { key: `${asked.key}.r`, by: root.by, at: when, text, language, audience: root.audience, replyTo: asked.key },
        theme,
        0.2,
      );
  }

  function tellRoot(root: Root, theme: Theme, key: string, when: Date) {
    const [authors, text, extras = {}] = root;
    if (stories.hushed(when)) return;
    const filled = newly(text, when);
    if (!filled) return;
    const post: StoryPost = {
      key,
      by: random.pick(authors.split(" ")),
      at: when,
      text: filled,
      language: extras.language ?? theme.language ?? "id",
      audience: extras.audience ?? "public",
    };
    if (extras.warning) post.warning = extras.warning;
    if (extras.replyPolicy) post.replyPolicy = extras.replyPolicy;
    if (!tell(post, theme, 1)) return;
    const pool = extras.pool ? themeNamed.get(extras.pool) : theme;
    if (!pool) throw new Error(`no theme called ${extras.pool}`);
    answer(
      post,
      { ...theme, ...(pool.except ? { except: pool.except } : {}) },
      extras.replies ?? pool.replies,
      pool.language ?? "id",
      pool.talk,
    );
  }

  const plan = themes.flatMap((theme) =>
    theme.roots.flatMap((root, place) =>
      Array.from({ length: root[2]?.times ?? 1 }, (_, nth) => ({
        root,
        theme,
        key: `${theme.name}.${place}.${nth}`,
        when: momentFor(root, theme, nth, random, stories, days),
      })),
    ),
  );
  const market = themeNamed.get("pasar");
  if (market)
    priceLists(random, 13).forEach((text, week) =>
      plan.push({
        root: ["warung_bu_jum", text],
        theme: market,
        key: `pasar.harga.${week}`,
        when: at(stories.firstDay, week * 7 + 5, `06.${10 + week}`),
      }),
    );
  for (const { root, theme, key, when } of random.shuffle(plan)) tellRoot(root, theme, key, when);
  return told;
}
