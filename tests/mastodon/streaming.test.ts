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
  await heard.complained(2);
  assert.deepEqual(
    heard.complaints.map(({ status }) => status),
    [422, 422],
  );
  await world.says(ani, "Minum #kopi dulu");
  await heard.until(({ stream }) => stream?.join() === "public:local");
  await heard.until(({ stream }) => stream?.join() === "hashtag,kopi");
  heard.tell({ type: "unsubscribe", stream: "public:local" });
  heard.tell("{");
  await heard.complained(3);
  await world.says(ani, "Lagi #kopi");
  await heard.until(({ stream, payload }) => stream?.join() === "hashtag,kopi" && payload.includes("Lagi"));
  assert.ok(!heard.all.some(({ stream, payload }) => stream?.[0] === "public:local" && payload.includes("Lagi")));
  heard.leave();
});

test("news is told as it comes, and only on streams and tokens that are for it", async () => {
  const post = await world.says(siti, "Siapa mau kopi?");
  const both = await openSocket(here.origin, `?stream=user&access_token=${token}`);
  const news = await listenSse(there.origin, "/api/v1/streaming/user/notification", token);
  const statuses = (await makeClient(world, siti, ["read:statuses"])).secret ?? "";
  const without = await openSocket(here.origin, `?stream=user&access_token=${statuses}`);
  await (await makeClient(world, tono)).post(`/api/v1/statuses/${post.id}/favourite`);
  await world.says(tono, "Saya mau @siti", {}, post);
  await world.settle();
  for (const heard of [both, news])
    for (const type of ["favourite", "mention"]) {
      const said = await heard.until(
        ({ event, payload }) => event === "notification" && payload.includes(`"type":"${type}"`),
      );
      const told = JSON.parse(said.payload) as { id: string };
      conforms("GET", `/api/v1/notifications/${told.id}`, 200, told);
    }
  await without.until(about("Saya mau"));
  assert.ok(!without.all.some(({ event }) => event === "notification"));
  assert.ok(news.all.every(({ event }) => event === "notification"));
  await world.pool.query("insert into muted_words (account_id, word, pattern) values ($1, 'teh', 'teh')", [
    siti.account.id,
  ]);
  await both.until(({ event }) => event === "filters_changed");
  for (const heard of [both, news, without]) heard.leave();
});

test("a list tells what those in it write, to its owner alone", async () => {
  const ani = await world.person("anggota");
  await siti.post("/people/anggota/follow");
  await world.pool.query("insert into lists (account_id, name) values ($1, 'Dekat')", [siti.account.id]);
  await world.pool.query("insert into list_members (list_id, account_id) select id, $1 from lists", [ani.account.id]);
  const { rows } = await world.pool.query<{ id: string }>("select id from lists");
  const path = `/api/v1/streaming/list?list=${rows[0]?.id}`;
  const heard = await listenSse(here.origin, path, token);
  await world.says(tono, "Bukan di daftar");
  await world.says(ani, "Di daftar");
  await heard.until(about("Di daftar"));
  assert.equal(heard.all.length, 1);
  const others = (await makeClient(world, tono)).secret;
  await assert.rejects(listenSse(here.origin, path, others), /404/);
  heard.leave();
});

test("what is said in conversations and announced to all is told", async () => {
  const direct = await openSocket(here.origin, `?stream=direct&access_token=${token}`);
  const user = await listenSse(here.origin, "/api/v1/streaming/user", token);
  await tono.post("/people/siti/follow");
  await world.settle();
  await (await makeClient(world, tono)).post("/api/v1/statuses", {
    status: "@siti rahasia kita",
    visibility: "direct",
  });
  await world.settle();
  const said = await direct.until(({ event, payload }) => event === "conversation" && payload.includes("rahasia"));
  conforms("GET", "/api/v1/conversations", 200, [JSON.parse(said.payload)]);
  await world.pool.query(
    "insert into announcements (title, words, ends_at) values ('Kerja bakti', 'Sabtu pagi', now() + interval '1 day')",
  );
  const told = await user.until(({ event }) => event === "announcement");
  assert.match(told.payload, /Kerja bakti/);
  await world.pool.query("delete from announcements");
  await user.until(({ event }) => event === "announcement.delete");
  assert.ok(!user.all.some(({ payload }) => payload.includes("rahasia") && payload.includes('"last_status"')));
  direct.leave();
  user.leave();
});
