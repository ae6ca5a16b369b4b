import type { Name } from "./find-heard.ts";
import type { Key } from "./keys.ts";

export type Said = { readonly name: Name; readonly payload: string; readonly keys: readonly Key[] };
/** Why a stream ends: the app may not listen any more, does not read, or we go away. */
export type End = "over" | "slow" | "away";

/** The far end of a stream. */
export type Sink = {
  /** Says how far it has read who hears nothing yet. */
  readonly begin: (mark: number) => void;
  /** `mark` says how far all has been told, so that an app can go on from there. */
  readonly send: (said: Said, mark: number) => void;
  /** Says that we are there; false when the far end has not answered for too long. */
  readonly beat: () => boolean;
  /** Bytes that nobody has taken yet. */
  readonly waiting: () => number;
  readonly end: (why: End) => void;
};

/** Somebody who listens: on whose behalf, by which token, to what. */
export type Client = {
  readonly tokenId: string;
  readonly accountId: string;
  readonly keys: Set<Key>;
  readonly sink: Sink;
  /** What they heard lately, since an event may come twice. */
  readonly told: Set<string>;
  /** What came while they are still being told what they missed. */
  held?: (() => void)[];
  isOver?: boolean;
};

const MOST_TOLD = 500;
const MOST_HELD = 1000;

/** How far all is told before and after this; `isPast` for what somebody missed, which comes before what is held. */
export type Marks = { readonly before: number; readonly after: number; readonly isPast?: true };

/** Says each thing once on each stream; the last carries the mark behind all of them. */
export function tell(client: Client, all: readonly { readonly said: Said; readonly id: string }[], marks: Marks): void {
  const fresh = all.flatMap(({ said, id }) => {
    const keys = said.keys.filter((key) => client.keys.has(key) && !client.told.has(`${id} ${key}`));
    for (const key of keys) client.told.add(`${id} ${key}`);
    return keys.length > 0 ? [{ ...said, keys }] : [];
  });
  for (const old of client.told) {
    if (client.told.size <= MOST_TOLD) break;
    client.told.delete(old);
  }
  fresh.forEach((said, index) => {
    const mark = index === fresh.length - 1 ? marks.after : marks.before;
    const send = () => client.sink.send(said, mark);
    if (!client.held || marks.isPast) return send();
    client.held.push(send);
    if (client.held.length > MOST_HELD) client.sink.end("slow");
  });
}
