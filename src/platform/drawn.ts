/** Pieces of pages drawn before, by everything they were drawn from. */
export type Drawn = {
  readonly find: (key: string) => string | undefined;
  readonly keep: (key: string, piece: string) => string;
};

/**
 * What is asked for stays; the rest is forgotten after one to two minutes, since most pieces say "3 mnt" and are others by then. And
 * sooner when so many letters were kept, a byte or two each: some 4,000 cards, or a hundred maps.
 */
const KEPT_MS = 60_000;
const MOST_LETTERS = 6_000_000;

/** Two generations: what is asked for moves to the newer, and the older is thrown away as a whole. */
export function makeDrawn(now: () => number = () => performance.now()): Drawn {
  let [newer, older] = [new Map<string, string>(), new Map<string, string>()];
  let letters = 0;
  let since = now();

  const age = () => {
    const passed = now() - since;
    if (passed < KEPT_MS && letters < MOST_LETTERS) return;
    [newer, older] = [new Map(), passed < 2 * KEPT_MS ? newer : new Map()];
    letters = 0;
    since = now();
  };
  const keep = (key: string, piece: string) => {
    newer.set(key, piece);
    letters += key.length + piece.length;
    return piece;
  };
  return {
    find: (key) => {
      age();
      const piece = newer.get(key);
      if (piece !== undefined) return piece;
      const before = older.get(key);
      return before === undefined ? undefined : keep(key, before);
    },
    keep: (key, piece) => {
      age();
      return keep(key, flat(piece));
    },
  };
}

/** What was put together part by part is kept by V8 as a tree of its parts, several times as large. Bytes and back make one string of it. */
const flat = (text: string): string => Buffer.from(text).toString();

/**
 * Gives a piece drawn before from the same things, or draws it. Its key names all that the drawing depends on, so a
 * kept piece is never wrong.
 */
export const keptPiece = (drawn: Drawn, key: string, draw: () => string): string =>
  drawn.find(key) ?? drawn.keep(key, draw());
