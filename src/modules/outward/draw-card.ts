import { spawn } from "node:child_process";
import { join } from "node:path";
import type { CardWords } from "./paint-card.ts";

/** A card takes about 0.3 s; what takes longer than this is ended. */
const PATIENCE_MS = 10_000;
/** Cards kept, about 20 KB each, the one unused longest goes first. */
const MOST_CARDS = 200;

const here = import.meta.dirname;
const isBuilt = !import.meta.filename.endsWith(".ts");
const painter = isBuilt
  ? [join(here, "card-painter.js")]
  : ["--import", new URL("../../../bin/typescript.mjs", import.meta.url).href, join(here, "card-painter.ts")];
const fonts = isBuilt ? join(here, "../src/modules/outward/fonts") : join(here, "fonts");

export type DrawCard = (words: CardWords) => Promise<Buffer>;

/**
 * Makes the drawing of cards: one at a time, each in a process of its own, so that the server never carries the picture
 * library, and kept by the words it shows.
 */
export function makeDrawCard(): DrawCard {
  const kept = new Map<string, Buffer>();
  let last: Promise<unknown> = Promise.resolve();
  return (words) => {
    const key = JSON.stringify(words);
    const found = kept.get(key);
    if (found) return Promise.resolve(found);
    const drawing = last.then(() => kept.get(key) ?? paintApart(key));
    last = drawing.catch(() => {});
    return drawing.then((card) => {
      kept.delete(key);
      kept.set(key, card);
      const oldest = kept.size > MOST_CARDS ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return card;
    });
  };
}

function paintApart(words: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...painter, fonts], {
      env: { FONTCONFIG_FILE: join(fonts, "fonts.conf") },
      stdio: ["pipe", "pipe", "ignore"],
      timeout: PATIENCE_MS,
      killSignal: "SIGKILL",
    });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(Buffer.concat(parts)) : reject(new Error("A preview card could not be drawn")),
    );
    child.stdin.on("error", () => {});
    child.stdin.end(words);
  });
}
