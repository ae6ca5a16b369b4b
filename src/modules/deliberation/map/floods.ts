import type { Out } from "./centre.ts";
import type { Votes } from "./votes.ts";

/** Where one person's votes come from: numbers of a server elsewhere and of a network, 0 for none that is known. */
export type Source = { readonly server: number; readonly network: number; readonly isNew: boolean };

/** More than half of those who took one side of a statement came from one place. `server` is its number; `least` is how many at least, in fives. */
export type Flooded = {
  readonly column: number;
  readonly side: "agree" | "disagree";
  readonly from: "server" | "network" | "new";
  readonly server: number;
  readonly least: number;
};

/** Fewer are never told of. Numbers are told in such steps, so that nobody reckons the rest. */
const STEP = 5;
/** A network, or new accounts, must stand out: a whole village may share one network, and a young community is all new. */
const MORE_THAN_USUAL = 1.5;
const KINDS = ["server", "network", "new"] as const;

/**
 * Sides of statements most of whose votes came from one server elsewhere, one network, or accounts that were new. Whoever has more
 * than half of a side is found in one pass and counted in a second (Boyer and Moore 1991). O(votes).
 */
export function findFloods(
  { participants, statements, start, column, vote }: Votes,
  out: Out,
  sources: readonly Source[],
) {
  const valueOf = (row: number, kind: number): number => {
    const source = sources[row] as Source;
    return kind === 0 ? source.server : kind === 1 ? source.network : Number(source.isNew);
  };
  const places = statements.length * 2;
  const sides = new Uint32Array(places);
  return KINDS.flatMap((from, kind): Flooded[] => {
    const candidate = new Uint32Array(places);
    const lead = new Int32Array(places);
    sides.fill(0);
    eachVote((row, place) => {
      const value = valueOf(row, kind);
      sides[place] = (sides[place] as number) + 1;
      if (lead[place] === 0) candidate[place] = value;
      lead[place] = (lead[place] as number) + (candidate[place] === value ? 1 : -1);
    });
    const many = new Uint32Array(places);
    eachVote((row, place) => {
      if (candidate[place] === valueOf(row, kind)) many[place] = (many[place] as number) + 1;
    });
    const people = new Map<number, number>();
    for (let row = 0; row < participants.length; row++)
      people.set(valueOf(row, kind), (people.get(valueOf(row, kind)) ?? 0) + 1);
    return [...many.entries()].flatMap(([place, count]): Flooded[] => {
      const [source, all] = [candidate[place] as number, sides[place] as number];
      const usual = from === "server" ? 0 : MORE_THAN_USUAL * ((people.get(source) ?? 0) / participants.length);
      if (source === 0 || out[place >> 1] || count < STEP || count * 2 <= all || count / all < usual) return [];
      const side = place % 2 === 0 ? "agree" : "disagree";
      const server = from === "server" ? source : 0;
      return [{ column: place >> 1, side, from, server, least: count - (count % STEP) }];
    });
  });

  function eachVote(see: (row: number, place: number) => void): void {
    for (let row = 0; row < participants.length; row++)
      for (let at = start[row] as number; at < (start[row + 1] as number); at++)
        if (vote[at] !== 0) see(row, (column[at] as number) * 2 + (vote[at] === 1 ? 0 : 1));
  }
}
