import { once } from "node:events";
import { createServer } from "node:net";
import { after } from "node:test";
import { WebSocket } from "ws";
import { makeStreams } from "#modules/mastodon-api";
import { listen } from "#platform/http/listen";
import { makeOnUpgrade } from "#platform/http/upgrade";
import { makeApp, makeDoor } from "../../src/app.ts";
import type { World } from "../world.ts";

/** A server with a port of its own on the world's database: several stand beside each other as in a real community. */
export type Node = { readonly origin: string; readonly stop: () => Promise<void> };

export async function startNode(world: World): Promise<Node> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  const streams = makeStreams(world.ctx);
  const app = makeApp(world.ctx, world.assets, streams);
  const close = await listen(
    { ...world.ctx.config, host: "127.0.0.1", port },
    makeDoor(world.ctx, world.assets, app),
    makeOnUpgrade((request, door) => app.fetch(request, door)),
  );
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (streams.end(), close());
    return stopped;
  };
  after(stop);
  return { origin: `http://127.0.0.1:${port}`, stop };
}

export type Said = {
  readonly event: string;
  readonly payload: string;
  readonly stream?: readonly string[];
  readonly id?: string;
};
export type Heard = {
  readonly all: Said[];
  readonly isOver: () => boolean;
  /** Waits until something was said of which `which` is true; fails after twenty seconds. */
  readonly until: (which: (said: Said) => boolean, patience?: number) => Promise<Said>;
  readonly leave: () => void;
  /** How far all was told: what an app shows to go on from there. */
  readonly mark: () => string;
};

async function wait(is: () => boolean, patience: number, what: () => string): Promise<void> {
  const end = performance.now() + patience;
  while (!is()) {
    if (performance.now() > end) throw new Error(what());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const toHeard = (all: Said[], isOver: () => boolean, leave: () => void, mark = () => ""): Heard => ({
  mark,
  all,
  isOver,
  leave,
  until: async (which, patience = 20_000) => {
    const said = () =>
      `Not heard among: ${all.map(({ event, payload }) => `${event} ${payload.slice(0, 60)}`).join("; ")}`;
    await wait(() => all.some(which), patience, said);
    return all.find(which) as Said;
  },
});
export const untilOver = (heard: Heard, patience = 20_000): Promise<void> =>
  wait(heard.isOver, patience, () => "The stream goes on");

/** Listens to Server-Sent Events: what happens from now on is heard. Throws the status when there are none. */
export async function listenSse(
  origin: string,
  path: string,
  token: string | undefined,
  headers: Record<string, string> = {},
): Promise<Heard> {
  const abort = new AbortController();
  const response = await fetch(origin + path, {
    headers: { ...(token && { Authorization: `Bearer ${token}` }), ...headers },
    signal: abort.signal,
  });
  if (response.status !== 200 || !response.body) {
    await response.text();
    throw new Error(String(response.status));
  }
  const all: Said[] = [];
  let isOver = false;
  let mark = "";
  const read = async (body: ReadableStream<Uint8Array>) => {
    let rest = "";
    for await (const bytes of body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + bytes).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)));
        mark = fields.id ?? mark;
        // A copy, since a part of a string keeps the whole of it in memory.
        if (fields.event)
          all.push({ event: Buffer.from(fields.event).toString(), payload: fields.data ?? "", id: fields.id });
      }
    }
  };
  read(response.body as ReadableStream<Uint8Array>)
    .catch(() => {})
    .finally(() => {
      isOver = true;
    });
  await wait(
    () => mark !== "" || isOver,
    20_000,
    () => "The stream never said where it begins",
  );
  return toHeard(
    all,
    () => isOver,
    () => abort.abort(),
    () => mark,
  );
}

export type Socket = Heard & {
  readonly tell: (message: object | string) => void;
  readonly complaints: { error: string; status: number }[];
  /** Waits for so many complaints. What an app says is heeded in its order, so all it said before the last is done then. */
  readonly complained: (times: number) => Promise<void>;
  readonly socket: WebSocket;
};

/** Opens a socket. Throws the status when it is refused. */
export async function openSocket(
  origin: string,
  query: string,
  options: { protocol?: string; headers?: Record<string, string> } = {},
): Promise<Socket> {
  const socket = new WebSocket(
    `${origin.replace("http", "ws")}/api/v1/streaming${query}`,
    options.protocol ? [options.protocol] : [],
    {
      headers: options.headers ?? {},
    },
  );
  const all: Said[] = [];
  const complaints: { error: string; status: number }[] = [];
  let isOver = false;
  socket.on("message", (data) => {
    const said = JSON.parse(String(data)) as Said & { error?: string; status: number };
    if (said.error) complaints.push({ error: said.error, status: said.status });
    else all.push({ ...said, payload: said.payload ?? "" });
  });
  socket.on("close", () => {
    isOver = true;
  });
  await new Promise<void>((resolve, reject) => {
    socket.on("open", () => resolve());
    socket.on("unexpected-response", (_, response) => {
      response.resume();
      reject(new Error(String(response.statusCode)));
    });
    socket.on("error", reject);
  });
  after(() => socket.terminate());
  const tell = (message: object | string) =>
    socket.send(typeof message === "string" ? message : JSON.stringify(message));
  return {
    ...toHeard(
      all,
      () => isOver,
      () => socket.terminate(),
    ),
    tell,
    complaints,
    complained: (times) =>
      wait(
        () => complaints.length >= times,
        20_000,
        () => `${complaints.length} complaints`,
      ),
    socket,
  };
}
