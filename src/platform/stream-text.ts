import { sql } from "kysely";
import type { Context } from "./context.ts";
import { TooMany } from "./errors.ts";

/** Files of one kind made at once; each holds a connection and one moment of the database. */
const AT_ONCE = 2;
/** How long one who finds no place should wait, in seconds. */
const LATER = 20;

/**
 * A file made part by part while it is read, all of one moment of the database, so that a million rows need little memory. What is
 * wrong before the first part is thrown; what goes wrong later ends the file early.
 * @param kind a number of its own for each kind of file. @throws TooMany while others of its kind are being made
 */
export async function streamText(
  ctx: Context,
  kind: number,
  parts: (ctx: Context) => AsyncIterable<string>,
): Promise<ReadableStream<Uint8Array>> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: 2 });
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  const begun = Promise.withResolvers<void>();
  ctx.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (db) => {
      const inside = { ...ctx, db };
      await takePlace(inside, kind);
      for await (const part of parts(inside)) {
        begun.resolve();
        await writer.write(encoder.encode(part));
      }
    })
    .then(() => writer.close())
    .catch(async (error: unknown) => {
      begun.reject(error);
      await writer.abort(error).catch(() => {});
    });
  await begun.promise;
  return readable;
}

async function takePlace(ctx: Context, kind: number): Promise<void> {
  for (let place = 0; place < AT_ONCE; place++) {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(${kind}::integer, ${place}::integer) as free`.execute(ctx.db);
    if (rows[0]?.free) return;
  }
  throw new TooMany(LATER);
}
