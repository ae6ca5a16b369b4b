import assert from "node:assert/strict";
import { test } from "node:test";
import { scopes } from "../../src/modules/mastodon-api/scopes.ts";
import { apiRoutesOf } from "../security/api-routes.ts";
import { makeWorld } from "../world.ts";
import { clientWith, makeClient } from "./app-client.ts";

const world = await makeWorld();
const routes = apiRoutesOf({ world });
const addressOf = (path: string) => path.replace(/\{[^{}]*\}/g, "").replace(/:\w+/g, "1");

/** Asks without waiting for the end of the answer: a stream has none. */
async function ask(method: string, path: string, headers: Record<string, string>, from: string): Promise<number> {
  const response = await world.app.request(
    path,
    { method, headers: { "Content-Type": "application/json", ...headers }, ...(method !== "GET" && { body: "{}" }) },
    { incoming: { socket: { remoteAddress: from } } } as never,
  );
  const text = response.headers.get("Content-Type")?.startsWith("application/json") ? await response.text() : "";
  await response.body?.cancel().catch(() => {});
  assert.notEqual(response.status, 500, `${method} ${path}: ${world.logged.at(-1)}`);
  const isAnother = response.status === 403 && !/tidak diberi izin|not allowed to do that/.test(text);
  return isAnother && headers["Authorization"] ? 200 : response.status;
}

/** Written from what scopes mean, not from the code: the scope itself, its whole side, and the old word for three kinds. */
function allows(granted: string, needed: readonly string[]): boolean {
  const old = ["follows", "blocks", "mutes"].flatMap((kind) => [`read:${kind}`, `write:${kind}`]);
  return needed.some(
    (one) => one === granted || one.startsWith(`${granted}:`) || (granted === "follow" && old.includes(one)),
  );
}

test("AUTH-01 every address opens for exactly the scopes it names: each address by each single scope", async () => {
  let cells = 0;
  for (const granted of scopes) {
    const person = await world.person(`orang_${granted.replace(":", "_")}`);
    const { secret } = await makeClient(world, person, [granted]);
    const headers = { Authorization: `Bearer ${secret}` };
    for (const { name, method, path, entries } of routes) {
      const [entry] = entries;
      const opens = entry?.entry === "public" || entry?.scopes.length === 0 || allows(granted, entry?.scopes ?? []);
      const status = await ask(method, addressOf(path), headers, "127.0.0.1");
      const isTurnedAway = status === 403 || (status === 401 && !path.startsWith("/oauth/"));
      assert.equal(isTurnedAway, !opens, `${name} with ${granted}: ${status}`);
      cells++;
    }
  }
  assert.ok(cells >= 1500, `${cells} cells`);
});

test("AUTH-01 CSRF-05 without a token, and with nothing but a cookie, what is for people stays shut", async () => {
  const siti = await world.person("siti");
  const Cookie = [...siti.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  for (const [number, headers] of [{}, { Cookie }, { Cookie, Origin: "https://evil.test" }].entries()) {
    for (const { name, method, path, entries } of routes) {
      const status = await ask(method, addressOf(path), headers as Record<string, string>, `10.0.0.${number + 1}`);
      const isShut = ["person", "app"].includes(entries[0]?.entry ?? "");
      if (isShut) assert.ok(status === 401 || (status === 403 && path.includes("streaming")), `${name} ${status}`);
      else if (!path.startsWith("/oauth/")) assert.notEqual(status, 401, name);
    }
  }
});

test("AUTH-07 an app's own token, of nobody, opens nothing that is for people", async () => {
  const { secret } = await makeClient(world, undefined, ["read", "write", "follow", "push"]);
  for (const { name, method, path, entries } of routes) {
    if (entries[0]?.entry !== "person") continue;
    const status = await ask(method, addressOf(path), { Authorization: `Bearer ${secret}` }, "10.0.1.1");
    assert.equal(status, 401, name);
  }
});

test("CSRF-05 other sites' scripts may read what the API says to everyone, and no cookie goes with it", async () => {
  const guest = clientWith(world, undefined, "10.0.2.1");
  for (const [method, path, status] of [
    ["GET", "/api/v1/timelines/public", 200],
    ["GET", "/api/v1/timelines/home", 401],
    ["GET", "/api/v1/tidak/ada", 404],
    ["POST", "/oauth/token", 401],
    ["OPTIONS", "/api/v1/statuses", 204],
  ] as const) {
    const answer = await guest.send(method, path, undefined, { Origin: "https://elk.zone" });
    assert.equal(answer.status, status, path);
    assert.equal(answer.headers.get("Access-Control-Allow-Origin"), "*", path);
    assert.equal(answer.headers.get("Access-Control-Allow-Credentials"), null);
    assert.equal(answer.headers.get("X-Content-Type-Options"), "nosniff");
    assert.deepEqual(answer.headers.getSetCookie(), []);
  }
  const app = await makeClient(world, await world.person("rina"));
  assert.equal((await app.get("/api/v1/timelines/public")).headers.get("Cache-Control"), "private, no-store");
});

test("someone frozen reads by an app and writes nothing", async () => {
  const person = await world.person("beku", { restriction: "frozen" });
  const app = await makeClient(world, person);
  assert.equal((await app.get("/api/v1/timelines/home")).status, 200);
  const { status, body } = await app.post("/api/v1/statuses", { status: "Halo" });
  assert.equal(status, 403);
  assert.match(body.error, /dibekukan/);
});

test("DOS-03 JSON that nests too deep is refused before it is parsed, at every address that takes any", async () => {
  const person = await world.person("dalam");
  const app = await makeClient(world, person);
  const nests = [33, 1000, 5000, 100_000].flatMap((depth) => [
    `{"status":${"[".repeat(depth)}`,
    `{"status":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`,
    '{"a":'.repeat(depth),
  ]);
  for (const nest of nests) {
    const start = performance.now();
    const { status } = await app.send("POST", "/api/v1/statuses", nest, { "Content-Type": "application/json" });
    assert.ok(status === 400 || (nest.length > 262_144 && status === 413), `${nest.length}: ${status}`);
    assert.ok(performance.now() - start < 500);
  }
  const fine = `{"status":"x","extra":${"[".repeat(30)}${"]".repeat(30)}}`;
  assert.equal((await app.send("POST", "/api/v1/statuses", fine, { "Content-Type": "application/json" })).status, 200);
  const tooDeep = new URLSearchParams({ [`a${"[b]".repeat(20)}`]: "1" });
  assert.equal((await app.post("/api/v1/statuses", tooDeep)).status, 400);
  for (const [type, body] of [
    ["application/json", "{"],
    ["application/json", "[]"],
    ["application/json", '"x"'],
    ["text/plain", "halo"],
  ] as const)
    assert.equal((await app.send("POST", "/api/v1/statuses", body, { "Content-Type": type })).status, 400, body);
  const strange = { __proto__: null, constructor: { prototype: { isAdmin: true } }, status: "Biasa" };
  assert.equal((await app.post("/api/v1/statuses", strange)).status, 200);
  assert.equal(({} as Record<string, unknown>)["isAdmin"], undefined);
});
