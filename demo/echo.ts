/** Who passed a post on, who was moved by it, who kept it: more for loved people and loud news, and only by those who may see it. */
import { cast, circlesOf, spammer } from "./cast.ts";
import type { Random } from "./random.ts";
import type { Told } from "./stories.ts";
import type { Mood } from "./telling.ts";

export type Share = { by: string; post: string; at: Date };
export type ReactionKind = "like" | "pray" | "cheer" | "thank";
export type Reaction = { by: string; post: string; kind: ReactionKind; at: Date };
export type Bookmark = { by: string; post: string; at: Date };

const kinds: Record<Mood, readonly ReactionKind[]> = {
  info: ["thank", "thank", "like", "like", "like"],
  joy: ["like", "like", "cheer", "cheer", "thank"],
  care: ["pray", "pray", "pray", "like", "thank"],
  fun: ["like", "like", "like", "cheer"],
};

const readers = cast.filter((person) => person.handle !== spammer);
const followersOf = new Map(
  readers.map((person) => [
    person.handle,
    readers.filter((reader) => reader.follows.includes(person.handle)).map((reader) => reader.handle),
  ]),
);

/** How easily a person is moved to press a button, 0.3 to 1.5. */
const warmth = new Map(
  readers.map((person, nth) => [
    person.handle,
    circlesOf(person.handle).includes("lembaga") ? 0.15 : 0.3 + ((nth * 37) % 25) / 20,
  ]),
);

/** Minutes until seen: half within two hours, a tail over two days. */
const soon = (after: Date, random: Random) =>
  new Date(after.getTime() + Math.floor(60_000 * (2 + 2_880 * random.next() ** 4)));

function audienceOf({ post }: Told): string[] {
  const followers = followersOf.get(post.by) ?? [];
  if (post.audience === "direct") return [...post.text.matchAll(/@([a-z0-9_]{2,30})/g)].map((found) => found[1] ?? "");
  if (post.audience === "followers") return followers;
  const others = readers
    .map((reader) => reader.handle)
    .filter((handle) => !followers.includes(handle) && handle !== post.by);
  return [...followers, ...others];
}

export function echo(
  random: Random,
  until: Date,
  told: readonly Told[],
): { shares: Share[]; reactions: Reaction[]; bookmarks: Bookmark[] } {
  const shares: Share[] = [];
  const reactions: Reaction[] = [];
  const bookmarks: Bookmark[] = [];
  const past = (when: Date) => when <= until;
  for (const item of told) {
    const { post, mood, loud } = item;
    if (post.by === spammer) continue;
    const followers = new Set(followersOf.get(post.by) ?? []);
    /** A few posts happen to be loved; nobody knows why. */
    const luck = 0.4 + 2.2 * random.next() ** 3;
    const open = post.audience === "public" || post.audience === "quiet";
    for (const by of audienceOf(item)) {
      const near = post.audience === "direct" ? 3 : followers.has(by) ? 1 : 0.12;
      const pull = near * loud * luck * (warmth.get(by) ?? 0.5);
      if (random.chance(Math.min(0.85, 0.2 * pull))) {
        const when = soon(post.at, random);
        if (past(when)) reactions.push({ by, post: post.key, kind: random.pick(kinds[mood]), at: when });
      }
      if (
        open &&
        !item.sharedBy.includes(by) &&
        random.chance(Math.min(0.4, 0.012 * pull * (mood === "info" ? 2 : 1)))
      ) {
        const when = soon(post.at, random);
        if (past(when)) shares.push({ by, post: post.key, at: when });
      }
      if (post.audience !== "direct" && random.chance(Math.min(0.2, 0.008 * pull * (mood === "info" ? 2 : 1)))) {
        const when = soon(post.at, random);
        if (past(when)) bookmarks.push({ by, post: post.key, at: when });
      }
    }
    item.sharedBy.forEach((by, nth) => {
      const when = new Date(post.at.getTime() + (4 + nth * 7 + random.integer(0, 5)) * 60_000);
      if (past(when)) shares.push({ by, post: post.key, at: when });
    });
  }
  const byTime = (one: { at: Date }, two: { at: Date }) => one.at.getTime() - two.at.getTime();
  return { shares: shares.sort(byTime), reactions: reactions.sort(byTime), bookmarks: bookmarks.sort(byTime) };
}
