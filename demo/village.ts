/** Tells three months of village life: hand-written stories first, then the days between them, then who answered and who was moved. */
import { cast, type Villager } from "./cast.ts";
import { tellDays } from "./days.ts";
import { type Bookmark, echo, type Reaction, type Share } from "./echo.ts";
import { seeded } from "./random.ts";
import { tellStories } from "./stories.ts";
import type { Audience, Language, ReplyPolicy } from "./telling.ts";

export type StoryPost = {
  key: string;
  /** handle */
  by: string;
  at: Date;
  text: string;
  language: Language;
  audience: Audience;
  /** key of an earlier post */
  replyTo?: string;
  warning?: string;
  replyPolicy?: ReplyPolicy;
  pinned?: boolean;
  /** later versions */
  edits?: { at: Date; text: string }[];
};

export type Village = {
  people: readonly Villager[];
  /** by time */
  posts: readonly StoryPost[];
  shares: Share[];
  reactions: Reaction[];
  bookmarks: Bookmark[];
  blocks: { by: string; whom: string }[];
  mutes: { by: string; whom: string }[];
};

/** The same seed and end always tell the same village. */
export function tellVillage(options: { seed: number; until: Date }): Village {
  const random = seeded(options.seed);
  const stories = tellStories(options.until);
  const days = tellDays(random, options.until, stories);
  const told = [...stories.told, ...days].sort(
    (one, two) => one.post.at.getTime() - two.post.at.getTime() || (one.post.key < two.post.key ? -1 : 1),
  );
  return {
    people: cast,
    posts: told.map(({ post }) => post),
    ...echo(random, options.until, told),
    blocks: ["yuli_adiksari", "sri_pkk", "cek_hendro", "laras_pengurus", "penjahit_lilis", "wahyu_pengelola"].map(
      (by) => ({ by, whom: "unduh_kilat77" }),
    ),
    mutes: [
      { by: "rw02_subagyo", whom: "unduh_kilat77" },
      { by: "bidan_ratih", whom: "unduh_kilat77" },
      { by: "nadia_kuliah", whom: "dimas_bola" },
      { by: "pengacara_maria", whom: "bagas_taruna" },
    ],
  };
}
