import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";
import type { Context } from "#platform/context";
import type { Outside } from "#platform/fetch/guard";

/** A stand-in for the internet on this machine: one server that counts as public, and one that must never be asked. */
export type Internet = {
  /** `http://desa.example:<port>` */
  readonly origin: string;
  readonly port: number;
  /** What each path answers. */
  readonly pages: Map<string, (request: IncomingMessage, response: ServerResponse) => void>;
  /** What was asked, with its headers. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage["headers"] }[];
  /** Where nobody may come; how often somebody did. */
  readonly canary: { readonly port: number; hits: number };
  /** The context as a task has it, with this internet. `resolve` stands in for DNS. */
  readonly see: (ctx: Context, resolve?: Outside["resolve"]) => Context;
};

const PUBLIC = "127.0.0.2";

export async function openInternet(): Promise<Internet> {
  const pages: Internet["pages"] = new Map();
  const asked: { path: string; headers: IncomingMessage["headers"] }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push({ path, headers: request.headers });
    response.on("error", () => {});
    const page = pages.get(path);
    if (page) page(request, response);
    else response.writeHead(404).end();
  });
  const canary = { port: 0, hits: 0 };
  const trap = createServer((_, response) => response.end("<title>Rahasia dalam</title>"));
  trap.on("connection", () => canary.hits++);
  const port = await listen(server, PUBLIC);
  canary.port = await listen(trap, "127.0.0.1");
  const answers = [{ address: PUBLIC, family: 4 }];
  const see: Internet["see"] = (ctx, resolve = async () => answers) => ({
    ...ctx,
    outside: { resolve, allowed: [PUBLIC], ports: [port, canary.port] },
  });
  after(() => {
    for (const one of [server, trap]) {
      one.closeAllConnections();
      one.close();
    }
  });
  return { origin: `http://desa.example:${port}`, port, pages, asked, canary, see };
}

async function listen(server: ReturnType<typeof createServer>, host: string): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return (server.address() as AddressInfo).port;
}

/** Answers with a page of HTML. */
export const html =
  (text: string, headers: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(text);
