import type { Context } from "#platform/context";
import { streamText } from "#platform/stream-text";
import type { ExportForm } from "./export-forms.ts";
import { listExportRows, readHead } from "./export-rows.ts";

/** Which kind of file it is to `streamText`. */
const KIND = 70;

/**
 * Everything public of a demand's signatures as of one moment. Whoever reads too slowly for fifteen seconds is cut off; then the
 * file ends early and its counts do not agree.
 * @throws TooMany while others are being made
 */
export const exportSignatures = (
  ctx: Context,
  demand: { readonly id: string; readonly title: string },
  form: ExportForm,
): Promise<ReadableStream<Uint8Array>> =>
  streamText(ctx, KIND, async function* (ctx) {
    yield form.begin(await readHead(ctx, demand));
    let isFirst = true;
    for await (const rows of listExportRows(ctx, demand)) {
      yield rows.map((row) => form.row(row, isFirst && row === rows[0])).join("");
      isFirst = false;
    }
    yield form.end;
  });
