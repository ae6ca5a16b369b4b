import { sql } from "kysely";
import type { Context } from "#platform/context";
import { TooMany } from "#platform/errors";
import { listAnswers, listOpenStatements } from "./list-answers.ts";

/** Files made at once; each holds a connection. */
const AT_ONCE = 2;

/**
 * Who answered what as CSV, as of one moment and part by part, so that a hundred thousand people need little memory. The columns
 * are those `npm run opinion-map` reads. @throws TooMany while others are being made
 */
export async function streamAnswers(
  ctx: Context,
  question: { readonly id: string },
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
      await takePlace(inside);
      const statements = await listOpenStatements(inside, question);
      begun.resolve();
      await writer.write(encoder.encode("participant,comment,vote\r\n"));
      for await (const answers of listAnswers(inside, question, statements)) {
        const lines = answers.map(({ tag, number, vote }) => `${tag},${number},${vote}\r\n`);
        await writer.write(encoder.encode(lines.join("")));
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

async function takePlace(ctx: Context): Promise<void> {
  for (let place = 0; place < AT_ONCE; place++) {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(94, ${place}::integer) as free`.execute(ctx.db);
    if (rows[0]?.free) return;
  }
  throw new TooMany(20);
}
