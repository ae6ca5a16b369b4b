import assert from "node:assert/strict";
import { test } from "node:test";
import { photo } from "../photos.ts";
import { makeWorld } from "../world.ts";
import { clientWith, makeClient } from "./app-client.ts";

const world = await makeWorld();
const { pool } = world;
const [siti, tono] = [await world.person("siti"), await world.person("tono")];
const app = await makeClient(world, siti);
const his = await makeClient(world, tono);
const guest = clientWith(world);

function upload(file: File | undefined, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append("file", file);
  return form;
}

test("a picture is sent with words and its point that matters, and is ready at once", async () => {
  const sent = await app.post(
    "/api/v2/media",
    upload(await photo(), { description: "Sawah pagi", focus: "-0.42,0.69" }),
  );
  assert.equal(sent.status, 200);
  assert.equal(sent.body.description, "Sawah pagi");
  assert.deepEqual(sent.body.meta.focus, { x: -0.42, y: 0.69 });
  assert.equal((await app.get(`/api/v1/media/${sent.body.id}`)).status, 200);
  assert.equal((await his.get(`/api/v1/media/${sent.body.id}`)).status, 404, "it is nobody else's");
  const changed = await app.send("PUT", `/api/v1/media/${sent.body.id}`, { description: "Sawah sore", focus: "0,0" });
  assert.equal(changed.body.description, "Sawah sore");
  const posted = await app.post("/api/v1/statuses", { status: "Lihat", media_ids: [sent.body.id] });
  assert.equal(posted.body.media_attachments[0].description, "Sawah sore");
  assert.equal((await app.send("PUT", `/api/v1/media/${sent.body.id}`, { description: "x" })).status, 404);
  assert.equal((await app.send("DELETE", `/api/v1/media/${sent.body.id}`)).status, 422, "it stands in a post");
  const spare = await app.post("/api/v1/media", upload(await photo()));
  assert.equal((await app.send("DELETE", `/api/v1/media/${spare.body.id}`)).status, 200);
  assert.equal((await app.get(`/api/v1/media/${spare.body.id}`)).status, 404);
});

test("what is no picture, is too large or says too much is refused by name", async () => {
  const words = new File(["bukan gambar"], "a.jpg", { type: "image/jpeg" });
  const wrong = await app.post("/api/v2/media", upload(words));
  assert.deepEqual([wrong.status, Object.keys(wrong.body.details ?? { file: 1 })], [415, ["file"]]);
  const film = new File([Buffer.from("000000186674797069736f6d", "hex")], "a.mp4", { type: "video/mp4" });
  assert.equal((await app.post("/api/v2/media", upload(film))).status, 415);
  const large = new File([Buffer.alloc(15_000_001)], "a.jpg", { type: "image/jpeg" });
  assert.equal((await app.post("/api/v2/media", upload(large))).status, 413);
  assert.equal((await app.post("/api/v2/media", upload(undefined, { description: "x" }))).status, 422);
  assert.equal((await app.post("/api/v2/media", upload(await photo(), { description: "x".repeat(1501) }))).status, 422);
  assert.equal((await app.post("/api/v2/media", upload(await photo(), { focus: "tengah" }))).status, 422);
  assert.equal((await app.post("/api/v2/media", { file: "bukan berkas" })).status, 422);
  assert.equal((await guest.post("/api/v2/media", upload(await photo()))).status, 401);
});

test("a poll is read by everyone and answered once", async () => {
  const { body } = await his.post("/api/v1/statuses", {
    status: "Kapan rapat?",
    poll: { options: ["Sabtu", "Minggu"], expires_in: 3600 },
  });
  const { id } = body.poll;
  assert.equal((await guest.get(`/api/v1/polls/${id}`)).body.voted, false);
  const voted = await app.post(`/api/v1/polls/${id}/votes`, { choices: [1] });
  assert.deepEqual([voted.body.voted, voted.body.own_votes, voted.body.options[1].votes_count], [true, [1], 1]);
  assert.equal((await app.post(`/api/v1/polls/${id}/votes`, { choices: [0] })).status, 422);
  assert.equal((await his.post(`/api/v1/polls/${id}/votes`, { choices: ["7"] })).status, 422);
  assert.equal((await his.post(`/api/v1/polls/${id}/votes`, { choices: [] })).status, 422);
  const plain = await world.says(tono, "Tanpa pertanyaan");
  assert.equal((await app.get(`/api/v1/polls/${plain.id}`)).status, 404);
});

test("conversations are read, marked and put away until somebody writes again", async () => {
  const first = await world.says(tono, "@siti Besok jadi?", { audience: "direct" });
  await siti.post(`/messages/${first.conversation_id}/acceptance`);
  const { body } = await app.get("/api/v1/conversations");
  assert.equal(body.length, 1);
  assert.deepEqual([body[0].unread, body[0].last_status.id, body[0].accounts[0].username], [true, first.id, "tono"]);
  assert.equal((await app.post(`/api/v1/conversations/${body[0].id}/read`)).body.unread, false);
  assert.equal((await app.get("/api/v1/timelines/direct")).body[0].id, first.id);
  assert.equal((await app.send("DELETE", `/api/v1/conversations/${body[0].id}`)).status, 200);
  assert.deepEqual((await app.get("/api/v1/conversations")).body, []);
  await his.post("/api/v1/statuses", { status: "@siti Jadi ya", visibility: "direct", in_reply_to_id: first.id });
  assert.equal((await app.get("/api/v1/conversations")).body.length, 1);
  const other = await makeClient(world, await world.person("lain"));
  assert.equal((await other.post(`/api/v1/conversations/${body[0].id}/read`)).status, 404);
  assert.deepEqual((await other.get("/api/v1/timelines/direct")).body, []);
});

test("people, posts and tags are found by words, by handle and by address", async () => {
  const post = await world.says(tono, "Durian runtuh di kebun #durian");
  await world.settle();
  const { body } = await app.get("/api/v2/search?q=durian");
  assert.equal(body.statuses[0].id, post.id);
  assert.equal(body.hashtags[0].name, "durian");
  for (const q of ["@tono", "tono", "@tono@localhost:3000", "http://localhost:3000/@tono"])
    assert.equal((await app.get(`/api/v2/search?q=${encodeURIComponent(q)}`)).body.accounts[0]?.username, "tono", q);
  const byAddress = await app.get(
    `/api/v2/search?resolve=true&q=${encodeURIComponent(`http://localhost:3000/p/${post.id}`)}`,
  );
  assert.equal(byAddress.body.statuses[0].id, post.id);
  assert.deepEqual((await app.get("/api/v2/search?q=durian&type=accounts")).body.statuses, []);
  assert.deepEqual((await app.get("/api/v2/search?q=tono&type=accounts&following=true")).body.accounts, []);
  assert.deepEqual((await app.get("/api/v2/search?q=durian&offset=40")).body.statuses, []);
  const budi = await world.remote("budi@desa.test");
  assert.equal((await app.get("/api/v2/search?q=budi@desa.test")).body.accounts[0].id, budi.id);
  const secret = await world.says(tono, "Rahasia besar", { audience: "followers" });
  const unseen = await app.get(`/api/v2/search?q=${encodeURIComponent(`http://localhost:3000/p/${secret.id}`)}`);
  assert.deepEqual(unseen.body.statuses, []);
  assert.equal((await app.get("/api/v2/search")).status, 422);
  assert.equal((await app.get("/api/v2/search?q=a&type=lagu")).status, 422);
  await pool.query("insert into blocks (blocker_id, blocked_id) values ($1, $2)", [tono.account.id, siti.account.id]);
  assert.deepEqual((await app.get("/api/v2/search?q=@tono")).body.accounts, []);
  await pool.query("delete from blocks");
});

test("what waits for its hour is listed, moved and thrown away", async () => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const { body } = await app.post("/api/v1/statuses", { status: "Nanti sore", scheduled_at: at(5) });
  assert.equal((await app.get("/api/v1/scheduled_statuses")).body[0].id, body.id);
  const later = at(9);
  assert.equal(
    (await app.send("PUT", `/api/v1/scheduled_statuses/${body.id}`, { scheduled_at: later })).body.scheduled_at,
    later,
  );
  assert.equal((await app.send("PUT", `/api/v1/scheduled_statuses/${body.id}`, { scheduled_at: at(-1) })).status, 422);
  assert.equal((await his.get(`/api/v1/scheduled_statuses/${body.id}`)).status, 404);
  assert.equal((await app.send("DELETE", `/api/v1/scheduled_statuses/${body.id}`)).status, 200);
  assert.deepEqual((await app.get("/api/v1/scheduled_statuses")).body, []);
  const { rows } = await pool.query("select count(*)::int as count from drafts");
  assert.equal(rows[0].count, 0);
});
