import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createPort } from "node:net";
import { after } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { getRequestListener } from "@hono/node-server";
import { makeDoor } from "../../src/app.ts";
import { makeWorld, type World } from "../world.ts";
import { conforms } from "./conforms.ts";

/** A community that listens on this machine, as apps meet it. */
export type Listening = {
  readonly world: World;
  readonly url: string;
  /** What was asked of the API so far, as in `GET /api/v1/statuses/1 200`; every answer was checked against Mastodon's schema. */
  readonly asked: string[];
};

async function freePort(): Promise<number> {
  const server = createPort().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

function unpack(bytes: Buffer, coding: string | null): string {
  if (coding === "br") return brotliDecompressSync(bytes).toString();
  return (coding === "gzip" ? gunzipSync(bytes) : bytes).toString();
}

export async function listenTo(): Promise<Listening> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const world = await makeWorld({ env: { BASE_URL: url } });
  const door = makeDoor(world.ctx, world.assets);
  const asked: string[] = [];
  const listener = getRequestListener(async (request, env) => {
    const response = await door(request, env as never);
    const { pathname } = new URL(request.url);
    if (!response.headers.get("Content-Type")?.startsWith("application/json")) return response;
    asked.push(`${request.method} ${pathname} ${response.status}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    try {
      const text = unpack(bytes, response.headers.get("Content-Encoding"));
      conforms(request.method, pathname, response.status, JSON.parse(text));
    } catch (error) {
      return new Response(JSON.stringify({ error: String(error) }), { status: 500 });
    }
    return new Response(bytes, { status: response.status, headers: response.headers });
  });
  const server = createServer((request, answer) => void listener(request, answer)).listen(port, "127.0.0.1");
  await once(server, "listening");
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { world, url, asked };
}
