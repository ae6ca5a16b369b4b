/**
 * Seeded chance, so that the same seed always tells the same village.
 * Method: mulberry32 by Tommy Ettinger (2017, public domain), a 32-bit generator with one word of state.
 */
export type Random = {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** True in `share` of cases, 0 to 1. */
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** A shuffled copy (Fisher-Yates). */
  shuffle<T>(from: readonly T[]): T[];
};

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    chance: (share) => next() < share,
    pick: (from) => {
      if (from.length === 0) throw new RangeError("nothing to pick from");
      return from[integer(0, from.length - 1)] as (typeof from)[number];
    },
    shuffle: (from) => {
      const cards = [...from];
      for (let last = cards.length - 1; last > 0; last--) {
        const other = integer(0, last);
        const held = cards[last] as (typeof cards)[number];
        cards[last] = cards[other] as (typeof cards)[number];
        cards[other] = held;
      }
      return cards;
    },
  };
}
