// The other negative control of REL-01, loaded before the server with --import: it does not know a key it has seen.
import { randomBytes } from "node:crypto";
import pg from "pg";

type Query = (this: pg.Client, ...args: unknown[]) => unknown;
const careful = pg.Client.prototype.query as Query;

function forgetful(this: pg.Client, ...args: unknown[]): unknown {
  const [asked] = args as [{ text?: string; values?: unknown[] } | undefined];
  if (asked?.text?.startsWith('insert into "idempotency_keys"') && asked.values) {
    const [owner, , ...rest] = asked.values;
    asked.values = [owner, randomBytes(12).toString("hex"), ...rest];
  }
  return careful.apply(this, args);
}
pg.Client.prototype.query = forgetful as typeof pg.Client.prototype.query;
