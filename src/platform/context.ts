import type { Kysely } from "kysely";
import type { Config } from "./config.ts";
import type { Listeners } from "./events.ts";
import type { Outside } from "./fetch/guard.ts";
import type { Hear } from "./hear.ts";
import type { Log } from "./log.ts";
import type { Room } from "./room.ts";
import type { Database } from "./schema.ts";
import type { Storage } from "./storage/storage.ts";
import type { Threads } from "./threads.ts";

/** What every use case is handed first: plain data, no container. */
export type Context = {
  readonly db: Kysely<Database>;
  readonly config: Config & { readonly secretKey: string };
  readonly log: Log;
  readonly storage: Storage;
  /** Absent where nobody watches the disk. */
  readonly room?: Room;
  readonly now: () => Date;
  readonly listeners: Listeners;
  /** Absent where nobody waits for what others do. */
  readonly hear?: Hear;
  /** Absent where nothing long is computed. */
  readonly threads?: Threads;
  /** For tests alone: how the internet is seen. */
  readonly outside?: Outside;
};

/**
 * Runs `work` in one transaction: all of it is on disk when this returns, or none of it is.
 * Inside a transaction it joins the one that runs.
 */
export async function inTransaction<Result>(ctx: Context, work: (ctx: Context) => Promise<Result>): Promise<Result> {
  if (ctx.db.isTransaction) return work(ctx);
  return ctx.db.transaction().execute((db) => work({ ...ctx, db }));
}
