import type { Context } from "#platform/context";
import { streamText } from "#platform/stream-text";
import { listAnswers, listOpenStatements } from "./list-answers.ts";

/** Which kind of file it is to `streamText`. */
const KIND = 94;

/**
 * Who answered what as CSV, as of one moment. The columns are those `npm run opinion-map` reads.
 * @throws TooMany while others are being made
 */
export const streamAnswers = (ctx: Context, question: { readonly id: string }): Promise<ReadableStream<Uint8Array>> =>
  streamText(ctx, KIND, async function* (ctx) {
    const statements = await listOpenStatements(ctx, question);
    yield "participant,comment,vote\r\n";
    for await (const answers of listAnswers(ctx, question, statements))
      yield answers.map(({ tag, number, vote }) => `${tag},${number},${vote}\r\n`).join("");
  });
