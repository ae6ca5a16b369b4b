import type { Sink } from "./client.ts";
import { MOST_WAITING } from "./rules.ts";

/** Text that Server-Sent Events (HTML Standard, 9.2) take for one line of data. */
const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, " ");

/**
 * A body that goes on for as long as somebody reads it. `cut` ends the connection of one who does not; `left` is called
 * once when it is over, whoever ended it.
 */
export function openSse(
  cut: () => void,
  left: () => void,
): { readonly body: ReadableStream<Uint8Array>; readonly sink: Sink } {
  let controller: ReadableStreamDefaultController<Uint8Array>;
  let isOver = false;
  const over = () => {
    if (isOver) return;
    isOver = true;
    left();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: (made) => {
        controller = made;
      },
      cancel: over,
    },
    { highWaterMark: MOST_WAITING, size: (bytes) => bytes?.byteLength ?? 0 },
  );
  const write = (text: string) => {
    if (!isOver) controller.enqueue(Buffer.from(text));
  };
  return {
    body,
    sink: {
      begin: (mark) => write(`:)\nid: ${mark}\n\n`),
      send: ({ name, payload }, mark) => write(`id: ${mark}\nevent: ${name}\ndata: ${oneLine(payload)}\n\n`),
      beat: () => {
        write(":thump\n\n");
        return true;
      },
      waiting: () => (isOver ? 0 : MOST_WAITING - (controller.desiredSize ?? 0)),
      end: (why) => {
        if (isOver) return;
        over();
        controller.close();
        if (why === "slow") cut();
      },
    },
  };
}
