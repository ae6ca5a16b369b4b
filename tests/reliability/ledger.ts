import { randomBytes, randomInt } from "node:crypto";
import type { Villager } from "./village.ts";

const deeds = ["post", "post", "post", "reply", "reply", "like", "like", "share", "follow", "bookmark"] as const;
export type Deed = (typeof deeds)[number];

/** One form somebody sends. `on` is the post, or the person followed; empty for a post. */
export type Write = {
  readonly deed: Deed;
  readonly undone: boolean;
  readonly by: Villager;
  readonly on: string;
  readonly path: string;
  readonly fields: Readonly<Record<string, string>> & { readonly key: string };
};
export type Acknowledged = Write & { readonly location: string };

/** What the writers sent and what they were promised. A pair (who, deed, on what) is only ever touched by one writer. */
export type Ledger = {
  readonly people: readonly Villager[];
  readonly acknowledged: Acknowledged[];
  /** Refused, or given up without an answer; in a sound server there are none. */
  readonly doubtful: Write[];
  readonly posts: string[];
  readonly taken: Set<string>;
};

export function openLedger(people: readonly Villager[]): Ledger {
  return { people, acknowledged: [], doubtful: [], posts: [], taken: new Set() };
}

const oneOf = <Each>(list: readonly Each[]): Each | undefined => list[randomInt(Math.max(1, list.length))];
export const pairOf = ({ by, deed, on }: Pick<Write, "by" | "deed" | "on">): string => `${by.id} ${deed} ${on}`;

/** Something new to do. Many press on the first post, so that its counters are fought for. */
export function nextWrite(ledger: Ledger): Write {
  const by = oneOf(ledger.people);
  if (!by) throw new Error("Nobody is there to write.");
  const post = Math.random() < 0.15 ? ledger.posts[0] : oneOf(ledger.posts.slice(-300));
  const deed = (post ? oneOf(deeds) : undefined) ?? "post";
  const key = randomBytes(12).toString("hex");
  if (deed === "post")
    return { deed, undone: false, by, on: "", path: "/posts", fields: { key, text: `Kabar ${key}` } };
  if (deed === "reply")
    return {
      deed,
      undone: false,
      by,
      on: post ?? "",
      path: `/p/${post}/replies`,
      fields: { key, text: `Jawaban ${key}` },
    };
  const other = oneOf(ledger.people) ?? by;
  const on = deed === "follow" ? other.id : (post ?? "");
  const pair = pairOf({ by, deed, on });
  if (ledger.taken.has(pair) || on === by.id) return nextWrite(ledger);
  ledger.taken.add(pair);
  const paths = {
    follow: `/people/${other.handle}/follow`,
    like: `/p/${on}/reaction/like`,
    share: `/p/${on}/share`,
    bookmark: `/p/${on}/bookmark`,
  };
  return { deed, undone: false, by, on, path: paths[deed], fields: { key } };
}

/** Takes back what was done; undefined for what is said, which stays. */
export function undoing(write: Write): Write | undefined {
  if (write.deed === "post" || write.deed === "reply" || write.undone) return undefined;
  return {
    ...write,
    undone: true,
    path: `${write.path.replace("/reaction/like", "/reaction")}/removal`,
    fields: { key: randomBytes(12).toString("hex") },
  };
}
