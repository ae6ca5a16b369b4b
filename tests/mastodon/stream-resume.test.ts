import assert from "node:assert/strict";
import { test } from "node:test";
import { createStreamingAPIClient } from "masto";
import { makeWorld } from "../world.ts";
import { makeClient } from "./app-client.ts";
import { type Heard, listenSse, openSocket, startNode, untilOver } from "./stream-node.ts";

const world = await makeWorld();
const here = await startNode(world);
const there = await startNode(world);
const [siti, tono] = [await world.person("siti"), await world.person("tono")];
const token = (await makeClient(world, siti)).secret ?? "";
const path = "/api/v1/streaming/user";
await siti.post("/people/tono/follow");
await world.settle();

const says = async (words: string) => {
  await world.says(tono, words);
  await world.settle();
};
const markOf = ({ mark }: Heard) => mark();

test("REL-04 A stream goes on where it was, on another server too, and misses nothing", async () => {
  const before = await listenSse(here.origin, path, token);
  await says("kata-pertama");
  await before.until(({ payload }) => payload.includes("kata-pertama"));
  before.leave();
  for (const word of ["kata-kedua", "kata-ketiga"]) await says(word);
  const after = await listenSse(there.origin, path, token, { "Last-Event-ID": markOf(before) });
  await says("kata-keempat");
  await after.until(({ payload }) => payload.includes("kata-keempat"));
  const words = after.all.map(({ payload }) => /kata-\w+/.exec(payload)?.[0]);
  assert.deepEqual(words, ["kata-kedua", "kata-ketiga", "kata-keempat"], "in order, each once");
  after.leave();
});

test("REL-04 What began before and ended after is not skipped; by numbers alone it would have been", async () => {
  const slow = await world.pool.connect();
  await slow.query("begin");
  await slow.query("insert into muted_words (account_id, word, pattern) values ($1, 'kopi', 'kopi')", [
    siti.account.id,
  ]);
  const before = await listenSse(here.origin, path, token);
  await says("sementara-itu");
  await before.until(({ payload }) => payload.includes("sementara-itu"));
  before.leave();
  await untilOver(before);
  const { rows } = await world.pool.query<{ id: string }>("select max(id) as id from stream_events");
  await slow.query("commit");
  slow.release();
  const naive = await world.pool.query("select from stream_events where kind = 'filters' and id > $1", [rows[0]?.id]);
  assert.equal(naive.rowCount, 0, "whoever remembers the last number skips it");
  const after = await listenSse(here.origin, path, token, { "Last-Event-ID": markOf(before) });
  await after.until(({ event }) => event === "filters_changed");
  after.leave();
});

test("REL-04 A hundred posts over fifteen broken connections: all arrive", { timeout: 120_000 }, async () => {
  const seen = new Set<string>();
  let mark = "";
  let heard = await listenSse(here.origin, path, token);
  while (!heard.mark()) await new Promise((resolve) => setTimeout(resolve, 5));
  const take = () => {
    for (const { payload } of heard.all) for (const [word] of payload.matchAll(/nomor-\d+/g)) seen.add(word);
    mark = markOf(heard) || mark;
  };
  const writing = (async () => {
    for (let nth = 0; nth < 100; nth++) {
      await world.says(tono, `nomor-${nth}`);
      if (nth % 3 === 0) await world.settle();
    }
    await world.settle();
  })();
  for (let cut = 0; cut < 15; cut++) {
    await new Promise((resolve) => setTimeout(resolve, 40));
    heard.leave();
    take();
    const headers: Record<string, string> = mark ? { "Last-Event-ID": mark } : {};
    heard = await listenSse((cut % 2 ? here : there).origin, path, token, headers);
  }
  await writing;
  await says("nomor-999");
  await heard.until(({ payload }) => payload.includes("nomor-999"), 20_000);
  take();
  const missing = Array.from({ length: 100 }, (_, nth) => `nomor-${nth}`).filter((word) => !seen.has(word));
  assert.deepEqual(missing, []);
  heard.leave();
});

test("REL-04 The database cuts everybody off; streams go on without a word from the app", async () => {
  const heard = await openSocket(here.origin, `?stream=user&access_token=${token}`);
  await says("sebelum-putus");
  await heard.until(({ payload }) => payload.includes("sebelum-putus"));
  const listening = "from pg_stat_activity where datname = current_database() and application_name = 'gaung-hear'";
  // Servers whose last listener has just left hear on for a moment.
  for (let tries = 0; tries < 200 && (await world.pool.query(`select ${listening}`)).rowCount !== 1; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const { rowCount } = await world.pool.query(`select pg_terminate_backend(pid) ${listening}`);
  assert.equal(rowCount, 1, "one connection for each server with listeners");
  await says("selama-putus");
  await heard.until(({ payload }) => payload.includes("selama-putus"));
  heard.leave();
});

test("an app's library follows a stream", async () => {
  const client = createStreamingAPIClient({ streamingApiUrl: here.origin.replace("http", "ws"), accessToken: token });
  const contents: unknown[] = [];
  const listening = (async () => {
    for await (const { event, payload } of client.user.subscribe())
      if (event === "update") contents.push(payload.content);
  })().catch(() => {});
  for (let times = 0; times < 20 && contents.length === 0; times++) {
    await says("Halo dari pustaka");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  client.close();
  await listening;
  assert.equal(contents[0], "<p>Halo dari pustaka</p>");
});

test("a server that stops ends its streams at once, and apps go on elsewhere", async () => {
  const [stream, socket] = [
    await listenSse(there.origin, path, token),
    await openSocket(there.origin, `?stream=user&access_token=${token}`),
  ];
  await says("sebelum-berhenti");
  for (const heard of [stream, socket]) await heard.until(({ payload }) => payload.includes("sebelum-berhenti"));
  const began = performance.now();
  await there.stop();
  assert.ok(performance.now() - began < 5000);
  for (const heard of [stream, socket]) await untilOver(heard);
  await says("sesudah-berhenti");
  const on = await listenSse(here.origin, path, token, { "Last-Event-ID": markOf(stream) });
  await on.until(({ payload }) => payload.includes("sesudah-berhenti"));
  on.leave();
});
