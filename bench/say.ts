const begun = performance.now();

/** Tells whoever waits how far it is. */
export function say(text: string): void {
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1).padStart(7)} s  ${text}\n`);
}
