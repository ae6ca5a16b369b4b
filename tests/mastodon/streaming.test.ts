import assert from "node:assert/strict";
import { test } from "node:test";
import { sharePost } from "#modules/posts";
import { makeWorld } from "../world.ts";
import { makeClient } from "./app-client.ts";
import { conforms } from "./conforms.ts";
import { listenSse, openSocket, startNode } from "./stream-node.ts";

const world = await makeWorld();
const here = await startNode(world);
const there = await startNode(world);
const [siti, tono] = [await world.person("siti"), await world.person("tono")];
const app = await makeClient(world, siti);
const token = app.secret ?? "";
await siti.post("/people/tono/follow");
await world.settle();

const about =
  (words: string) =>
  ({ payload }: { payload: string }) =>
    payload.includes(words);

test("a stream says what comes onto a home, on whichever server it was written and is listened to", async () => {
  const [one, other] = [
    await listenSse(here.origin, "/api/v1/streaming/user", token),
    await openSocket(there.origin, `?stream=user&access_token=${token}`),
  ];
  const post = await world.says(tono, "Panen mulai pagi ini");
  await world.settle();
  for (const heard of [one, other]) {
    const { event, payload } = await heard.until(about("Panen mulai"));
    assert.equal(event, "update");
    const status = JSON.parse(payload) as { id: string };
    assert.equal(status.id, post.id);
    conforms("GET", `/api/v1/statuses/${post.id}`, 200, status);
  }
  assert.deepEqual(other.all[0]?.stream, ["user"]);
  one.leave();
  other.leave();
});

test("what is changed, shared, taken back and deleted is told as well", async () => {
  const heard = await openSocket(here.origin, `?stream=user`, { protocol: token });
  const post = await world.says(tono, "Rapat jam tujuh");
  await world.settle();
  await heard.until(about("jam tujuh"));
  await tono.post(`/p/${post.id}/revisions`, { text: "Rapat jam delapan" });
  const edited = await heard.until(about("jam delapan"));
  assert.equal(edited.event, "status.update");
  const wati = await world.person("wati");
  const old = await world.says(wati, "Resep lama");
  await sharePost(world.ctx, tono.account, old);
  await world.settle();
  const shared = JSON.parse((await heard.until(about("Resep lama"))).payload) as { id: string; reblog: { id: string } };
  assert.equal(shared.reblog.id, old.id);
  await tono.post(`/p/${old.id}/share/removal`);
  await heard.until(({ event, payload }) => event === "delete" && payload === shared.id);
  await tono.post(`/p/${post.id}/removal`);
  await heard.until(({ event, payload }) => event === "delete" && payload === post.id);
  assert.equal(heard.all.filter(({ event }) => event === "update").length, 2, "each once");
  heard.leave();
});

test("one socket follows what its app asks for, until it asks no more", async () => {
  const heard = await openSocket(there.origin, "", { headers: { Authorization: `Bearer ${token}` } });
  heard.tell({ type: "subscribe", stream: "public:local" });
  heard.tell({ type: "subscribe", stream: "hashtag", tag: "Kopi" });
  heard.tell({ type: "subscribe", stream: "nowhere" });
  heard.tell("{");
  const ani = await world.person("ani");
  await heard.until(() => heard.complaints.length === 2).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(
    heard.complaints.map(({ status }) => status),
    [422, 422],
  );
  await world.says(ani, "Minum #kopi dulu");
  await heard.until(({ stream }) => stream?.join() === "public:local");
  await heard.until(({ stream }) => stream?.join() === "hashtag,kopi");
  heard.tell({ type: "unsubscribe", stream: "public:local" });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await world.says(ani, "Lagi #kopi");
  await heard.until(({ stream, payload }) => stream?.join() === "hashtag,kopi" && payload.includes("Lagi"));
  assert.ok(!heard.all.some(({ stream, payload }) => stream?.[0] === "public:local" && payload.includes("Lagi")));
  heard.leave();
});
