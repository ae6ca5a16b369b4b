/** How large the measured community is; BENCH_SCALE makes all of it smaller for a trial. */
export type Size = {
  readonly scale: number;
  readonly accounts: number;
  readonly posts: number;
  readonly reactions: number;
  readonly shares: number;
  /** Draws of whom people follow; some fall on the same person, so about 5,000,000 edges stay. */
  readonly followsEach: number;
  /** Followers of the three best known: two merged on read, and the largest whose posts are written to every home. */
  readonly followersOf: readonly [number, number, number];
  /** The newest posts; these stand in homes. */
  readonly postsInHomes: number;
};

export const scale = Math.min(1, Math.max(0.005, Number(process.env["BENCH_SCALE"] ?? 1) || 1));
const scaled = (whole: number) => Math.round(whole * scale);

export const size: Size = {
  scale,
  accounts: scaled(50_000),
  posts: scaled(1_000_000),
  reactions: scaled(2_080_000),
  shares: scaled(208_000),
  followsEach: 110,
  followersOf: [scaled(18_000), scaled(12_000), scaled(10_000)],
  postsInHomes: Math.max(scaled(34_000), 5000),
};

/** Replies in the two conversations that are measured. */
export const threads = { short: 30, long: 500 } as const;
