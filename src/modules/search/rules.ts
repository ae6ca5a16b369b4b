import { z } from "zod";

/** Every limit of a search. */
export const searchLimits = {
  /** Letters that are read of what is asked. */
  words: 100,
  tag: 100,
  /** People and tags above the posts, where everything is searched. */
  few: 3,
  people: 20,
  tags: 20,
  /** People who bear the same name that are compared. */
  namesakes: 300,
  /** Milliseconds after which no older posts are looked for; the page then leads on from where it stopped. */
  patience: 40,
} as const;

export const kinds = ["all", "people", "posts", "tags"] as const;
export type Kind = (typeof kinds)[number];

const letters = (longest: number) =>
  z
    .string()
    .default("")
    .transform((text) =>
      [...text.replaceAll("\0", "").toWellFormed().normalize("NFC").replace(/\s+/g, " ").trim()]
        .slice(0, longest)
        .join(""),
    );

/** What may be asked. Whatever is too long is cut, since nothing is lost by it. */
export const searchForm = z.object({
  q: letters(searchLimits.words),
  kind: z.enum(kinds).catch("all"),
  by: letters(31).transform((handle) => handle.replace(/^@/, "").toLowerCase()),
  since: letters(10),
  until: letters(10),
  tag: letters(searchLimits.tag + 1).transform((tag) => tag.replace(/^#/, "").toLowerCase()),
  pictures: z
    .string()
    .optional()
    .transform((value) => value === "on"),
});
export type Asked = z.infer<typeof searchForm>;

/** What posts are looked for: words, and whatever narrows them. Ids bound the time: from `since` on, before `until`. */
export type PostSearch = {
  readonly words: string;
  readonly authorId: string | undefined;
  readonly tag: string;
  readonly since: string;
  readonly until: string;
  readonly pictures: boolean;
};

/** Whether there is anything to look posts up by. */
export const narrows = (search: PostSearch, { since, until }: Asked): boolean =>
  Boolean(search.words || search.authorId || search.tag || search.pictures || since || until);

const EPOCH_2020 = 1_577_836_800_000n;
/** The least id a post of this moment can have. */
export function idAt(moment: Date): string {
  const since = BigInt(moment.getTime()) - EPOCH_2020;
  return ((since > 0n ? since : 0n) << 22n).toString();
}

/** The shelf a post stands on: as in migration 29, some twelve days each. */
export const shelfOf = (id: string): number => Number(BigInt(id) >> 52n);
export const startOfShelf = (shelf: number): string => (BigInt(Math.max(0, shelf)) << 52n).toString();
