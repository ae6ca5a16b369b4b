// The negative control of REL-01, loaded before the server with --import: it answers "committed" and commits a little later.
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const LATE_MS = 100;
type Query = (this: pg.Client, ...args: unknown[]) => unknown;
const careful = pg.Client.prototype.query as Query;
const unfinished = new WeakMap<pg.Client, Promise<unknown>>();

function careless(this: pg.Client, ...args: unknown[]): unknown {
  const [first] = args;
  const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
  const before = unfinished.get(this);
  if (text === "commit" && typeof args.at(-1) !== "function") {
    unfinished.set(
      this,
      sleep(LATE_MS)
        .then(() => careful.apply(this, args))
        .catch(() => {}),
    );
    return Promise.resolve({ command: "COMMIT", rowCount: 0, rows: [], fields: [] });
  }
  return before && typeof args.at(-1) !== "function"
    ? before.then(() => careful.apply(this, args))
    : careful.apply(this, args);
}
pg.Client.prototype.query = careless as typeof pg.Client.prototype.query;
