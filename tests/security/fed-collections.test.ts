import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { readCollection } from "../../src/modules/federation/threads/read-collection.ts";
import { threadLimits } from "../../src/modules/federation/threads/rules.ts";
import { makeWorld } from "../world.ts";

const world = await makeWorld();

test("FED-34 FED-35 SSRF-17 collections without end, in circles or elsewhere stop after few pages, and ask each server for little", async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const at = `http://${request.headers.host}`;
    const page = Number(/(\d+)/.exec(request.url ?? "")?.[1] ?? 0);
    const next = { "/self": "/self", "/one": "/two", "/two": "/one", "/away": "http://jauh.test/x" }[request.url ?? ""];
    const address = next === undefined ? `${at}/page/${page + 1}` : next.startsWith("http") ? next : at + next;
    response.writeHead(200, { "content-type": "application/activity+json" });
    response.end(
      JSON.stringify({
        type: "OrderedCollectionPage",
        totalItems: 1e9,
        orderedItems: [`${at}/p/${page}`],
        next: address,
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
  const ctx = { ...world.ctx, outside: { resolve, allowed: ["127.0.0.1"], ports: [port] } };
  const read = async (path: string) => {
    asked.length = 0;
    const items = [];
    const host = `jahat.test:${port}`;
    for await (const item of readCollection(ctx, `http://${host}${path}`, host, new Map())) items.push(item);
    return items.length;
  };
  assert.equal(await read("/self"), 1);
  assert.equal(await read("/one"), 2);
  assert.equal(await read("/away"), 1);
  assert.ok((await read("/page/1")) <= threadLimits.pages + 1);
  assert.ok(asked.length <= threadLimits.pages + 1);
});
