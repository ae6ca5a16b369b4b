/** Where a person or a group stands: first and second component, in the units of the specification's projection. */
export type Place = readonly [number, number];

/** What tells one group from the others (steps 12 and 13). `id` is the statement's. */
export type Representative = {
  readonly id: string;
  readonly side: "agree" | "disagree";
  /** Of those of the group who saw it: so many took this side. */
  readonly success: number;
  readonly seen: number;
  readonly isBestAgree: boolean;
};

export type OpinionGroup = {
  /** 0 is the largest; shown to people as A, B, C. */
  readonly id: number;
  readonly size: number;
  readonly centre: Place;
  readonly representative: readonly Representative[];
  /** By statement id: agreed, disagreed, seen. */
  readonly votes: Readonly<Record<string, readonly [number, number, number]>>;
};

/** More than half of one side of a statement came from one server elsewhere, one network, or new accounts; `least` is how many at least, in fives. */
export type Flood = {
  readonly id: string;
  readonly side: "agree" | "disagree";
  readonly from: "server" | "network" | "new";
  readonly server?: string;
  readonly least: number;
};

/**
 * One opinion map as it is stored (`opinion_maps.result`) and drawn. Everything a page needs and nothing about single people:
 * `dots` are the base clusters, and one's own place is computed when the page is read, from one's own votes, `means` and `components`.
 */
export type OpinionMap = {
  /** All who voted; and those the map is made of (step 3). */
  readonly participants: number;
  readonly placed: number;
  readonly votes: number;
  /** Of the columns, in their order: shown statements and, with mean 0, those left out (step 2). */
  readonly statements: readonly string[];
  readonly out: readonly string[];
  readonly means: readonly number[];
  readonly components: readonly [readonly number[], readonly number[]];
  /** Empty below 15 people: then no groups are claimed. */
  readonly groups: readonly OpinionGroup[];
  readonly silhouette: number;
  readonly dots: readonly { readonly at: Place; readonly size: number; readonly group: number | null }[];
  /** By statement id: agreed, disagreed, seen, of all. */
  readonly totals: Readonly<Record<string, readonly [number, number, number]>>;
  /** Group-informed consensus by statement id (step 11); empty without groups. */
  readonly consensus: Readonly<Record<string, number>>;
  /** What all share (step 14), at most five each. */
  readonly common: { readonly agree: readonly string[]; readonly disagree: readonly string[] };
  /** Not on maps drawn before there were any. */
  readonly floods?: readonly Flood[];
};
