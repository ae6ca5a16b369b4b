import { sql } from "kysely";
import type { Context } from "#platform/context";
import { TooMany } from "#platform/errors";
import type { ExportForm } from "./export-forms.ts";
import { listExportRows, readHead } from "./export-rows.ts";

/** Large exports made at once; each holds a connection and one moment of the database. */
const AT_ONCE = 2;

/**
 * Everything public of a demand's signatures as of one moment, part by part, so that a million of them need little memory.
 * Whoever reads too slowly for fifteen seconds is cut off; then the file ends early and its counts do not agree.
 * @throws TooMany while others are being made
 */
export async function exportSignatures(
  ctx: Context,
  demand: { readonly id: string; readonly title: string },
  form: ExportForm,
): Promise<ReadableStream<Uint8Array>> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: 2 });
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  const write = (text: string) => writer.write(encoder.encode(text));
  const begun = Promise.withResolvers<void>();
  ctx.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (db) => {
      const inside = { ...ctx, db };
      await takePlace(inside);
      const head = await readHead(inside, demand);
      begun.resolve();
      await write(form.begin(head));
      let isFirst = true;
      for await (const rows of listExportRows(inside, demand)) {
        await write(rows.map((row) => form.row(row, isFirst && row === rows[0])).join(""));
        isFirst = false;
      }
      await write(form.end);
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
    const { rows } = await sql<{
      free: boolean;
    }>`select pg_try_advisory_xact_lock(70, ${place}::integer) as free`.execute(ctx.db);
    if (rows[0]?.free) return;
  }
  throw new TooMany(20);
}
