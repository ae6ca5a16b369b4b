import type { WebSocket } from "ws";
import { getList } from "#modules/timelines";
import type { Context } from "#platform/context";
import { Forbidden, Invalid, NotFound, TooMany } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { covers } from "../scopes.ts";
import { type ApiWord, words } from "../words.ts";
import type { Client, End, Sink } from "./client.ts";
import { type Asked, type Key, neededFor, readKey, toStreamField } from "./keys.ts";
import type { Streams } from "./make-streams.ts";
import { MOST_KEYS } from "./rules.ts";

/** What an app says on its socket comes one after the other; so much may wait. */
const MOST_UNREAD = 50;
const GOODBYE_MS = 1000;
const closings: Readonly<Record<End, number>> = { away: 1001, over: 1008, slow: 1013 };

export type Listener = {
  readonly ctx: Context;
  readonly viewer: Viewer;
  readonly tokenId: string;
  readonly scopes: readonly string[];
};

/** @throws Invalid, Forbidden for what the token may not, NotFound for a list of somebody else */
export async function mayFollow({ ctx, viewer, scopes }: Listener, key: Key): Promise<void> {
  if (!neededFor(key).some((needed) => covers(scopes, needed))) throw new Forbidden({ form: "scopeMissing" });
  if (key.startsWith("list/")) await getList(ctx, viewer, key.slice("list/".length));
}

/** One socket for many streams: what it follows is said in messages, and may change. */
export function openSocket(socket: WebSocket, listener: Listener, streams: Streams, first: Key | undefined): void {
  const client: Client = {
    tokenId: listener.tokenId,
    accountId: listener.viewer.id,
    keys: new Set(first === undefined ? [] : [first]),
    sink: toSink(socket),
    told: new Set(),
  };
  let unread = 0;
  let last = Promise.resolve();
  const answer = async (text: string) => {
    const complaint = await obey(client, listener, text);
    unread--;
    if (complaint) socket.send(JSON.stringify(complaint));
  };
  socket.on("message", (data) => {
    if (++unread > MOST_UNREAD) return socket.terminate();
    last = last.then(() => answer(String(data)));
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => streams.leave(client));
  streams.join(client);
}

function toSink(socket: WebSocket): Sink {
  let hasAnswered = true;
  socket.on("pong", () => {
    hasAnswered = true;
  });
  return {
    begin: () => {},
    send: ({ name, payload, keys }) => {
      for (const key of keys)
        socket.send(JSON.stringify({ stream: toStreamField(key), event: name, ...(payload !== "" && { payload }) }));
    },
    beat: () => {
      if (!hasAnswered) return false;
      hasAnswered = false;
      socket.ping();
      return true;
    },
    waiting: () => socket.bufferedAmount,
    end: (why) => {
      if (why === "slow") return socket.terminate();
      socket.close(closings[why]);
      setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
    },
  };
}

/** Does what an app says; gives what there is to complain of. */
async function obey(client: Client, listener: Listener, text: string): Promise<object | undefined> {
  const t = words(listener.viewer.locale);
  try {
    const { type, stream, ...asked } = read(text);
    const key = readKey(stream, asked);
    if (type === "unsubscribe") return void client.keys.delete(key);
    if (type !== "subscribe") throw new Invalid({ type: "unknownStream" });
    if (client.keys.size >= MOST_KEYS) throw new TooMany(0);
    await mayFollow(listener, key);
    client.keys.add(key);
    return undefined;
  } catch (error) {
    const say = (word: ApiWord, status: number) => ({ error: t(word), status });
    if (error instanceof Invalid) return say("unknownStream", 422);
    if (error instanceof Forbidden) return say("scopeMissing", 403);
    if (error instanceof NotFound) return say("notFound", 404);
    if (error instanceof TooMany) return say("tooManyAtOnce", 429);
    listener.ctx.log.warn("A socket's wish was not met", { error: String(error) });
    return say("busy", 503);
  }
}

function read(text: string): Asked & { readonly type: unknown; readonly stream: string } {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said === "object" && said !== null && "stream" in said && typeof said.stream === "string")
      return { type: undefined, ...said, stream: said.stream };
  } catch {
    // Falls through to the same complaint.
  }
  throw new Invalid({ stream: "unknownStream" });
}
