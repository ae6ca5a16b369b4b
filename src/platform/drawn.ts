/** Pieces of pages drawn before, by everything they were drawn from. */
export type Drawn = Map<string, string>;

/** About 1.5 KB each. */
const MOST_PIECES = 5000;

/**
 * Gives a piece drawn before from the same things, or draws it. Its key names all that the drawing depends on, so a
 * kept piece is never wrong; those unused longest go first.
 */
export function keptPiece(drawn: Drawn, key: string, draw: () => string): string {
  const kept = drawn.get(key);
  const piece = kept ?? draw();
  if (kept !== undefined) drawn.delete(key);
  drawn.set(key, piece);
  if (drawn.size > MOST_PIECES) {
    const oldest = drawn.keys().next().value;
    if (oldest !== undefined) drawn.delete(oldest);
  }
  return piece;
}
