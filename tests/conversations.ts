import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readGroups } from "../src/modules/deliberation/map/csv/read-groups.ts";
import { readVotes } from "../src/modules/deliberation/map/csv/read-votes.ts";

const folder = join(import.meta.dirname, "data", "opinion-maps");

/** The real conversations that opinion maps are held against. */
export const conversations = readdirSync(folder).filter((name) => name !== "README.md");

export const fileOf = (name: string, file: string) => join(folder, name, file);

export function textOf(name: string, file: string): string {
  return gunzipSync(readFileSync(fileOf(name, file))).toString();
}

type Statistics = Readonly<Record<string, number>> & {
  readonly tid: number;
  readonly "repful-for": string;
  readonly "best-agree"?: boolean;
};
export type Reference = {
  readonly tids: readonly number[];
  readonly mod_out: readonly number[];
  readonly center: readonly number[];
  readonly comps: readonly (readonly number[])[];
  readonly projection: Readonly<Record<string, readonly number[]>>;
  readonly group_votes: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  readonly group_aware_consensus: Readonly<Record<string, number>>;
  readonly repness: Readonly<Record<string, readonly Statistics[]>>;
  readonly consensus: Readonly<Record<"agree" | "disagree", readonly Statistics[]>>;
};

/** One conversation: its votes, what was moderated out, Polis's groups of it, and what is known to be right. */
export function readConversation(name: string) {
  const votes = readVotes(textOf(name, "votes.csv.gz"));
  const reference = JSON.parse(textOf(name, "ref.json.gz")) as Reference;
  const moderated = new Set(reference.mod_out.map(String));
  return {
    votes,
    reference,
    out: Uint8Array.from(votes.statements, (id) => (moderated.has(id) ? 1 : 0)),
    polis: readGroups(textOf(name, "polis_groups.csv.gz"), votes),
  };
}

/** What Polis itself computed. Its signs are the other way round. */
export type PolisMath = {
  readonly tids: readonly number[];
  readonly "in-conv": readonly number[];
  readonly "meta-tids": readonly number[] | null;
  readonly pca: { readonly "comment-extremity": readonly number[] };
  readonly "comment-priorities": Readonly<Record<string, number>> | null;
  readonly "base-clusters": {
    readonly id: readonly number[];
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly count: readonly number[];
  };
  readonly "group-clusters": readonly { readonly members: readonly number[]; readonly center: readonly number[] }[];
};

export const withPolisMath = conversations.filter((name) =>
  readdirSync(join(folder, name)).includes("polis_math.json.gz"),
);

export const readPolisMath = (name: string) => JSON.parse(textOf(name, "polis_math.json.gz")) as PolisMath;

/** The largest difference between two lists. */
export const farthestOff = (made: ArrayLike<number>, right: ArrayLike<number>) =>
  Math.max(0, ...Array.from(right, (value, at) => Math.abs(value - (made[at] ?? Number.NaN))));
