import type { Steady } from "../steady.ts";

/** A statement as a thread is told of it. `number` is its column. */
export type StatementOf = {
  readonly id: string;
  readonly number: number;
  readonly state: "waiting" | "shown" | "out";
  readonly isMeta: boolean;
};

/** Everything a thread needs for one map. `from` is what it keeps already (`undefined`: nothing), `to` what it keeps afterwards. */
export type DrawQuestion = {
  readonly kind: "draw";
  readonly questionId: string;
  readonly from: string | undefined;
  readonly to: string;
  readonly statements: readonly StatementOf[];
  /**
   * Everybody who takes part, 22 bytes each: their id; the sum of 1 for a member, 2 for who was on the map, 4 for who is set aside, 8
   * for an account that was new; what is kept of the network, or zeros; which of `servers` theirs is, counted from 1, or 0.
   */
  readonly people: Uint8Array;
  /** Servers elsewhere of which at least five people take part. */
  readonly servers: readonly string[];
  /** New votes, 12 bytes each: the participant's id, the statement's number, the vote. All big-endian. */
  readonly votes: readonly Uint8Array[];
  /** What the maps showed when they were drawn last; nothing for one whose groups are to be found from scratch. */
  readonly steady: { readonly all?: Steady; readonly members?: Steady };
  /** Whether these are all votes, since some were taken back: what is kept is thrown away. */
  readonly isWhole: boolean;
};
export const PERSON_BYTES = 22;
export type DrawerQuestion = { readonly kind: "since"; readonly questionId: string } | DrawQuestion;

/** A map as it is written down. */
export type MadeMap = {
  readonly participants: number;
  readonly votes: number;
  readonly result: string;
  readonly priorities: string;
  /** The same with groups found from scratch, where that differs. */
  readonly anew: string | undefined;
  /** Nothing while no groups are claimed. */
  readonly steady: Steady | undefined;
};
export type Made = {
  readonly all: MadeMap;
  readonly members: MadeMap;
  /** Who came onto the map of all. */
  readonly placed: readonly string[];
};

/** What a thread answers that keeps other votes than it was thought to. */
export const OTHERWISE = "otherwise";
