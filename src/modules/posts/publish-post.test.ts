import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const ratna = await world.person("ratna");
const tono = await world.person("tono");

test("what someone publishes stands on their followers' homes and on nobody else's", async () => {
  await ratna.post("/people/siti/follow");
  await siti.post("/posts", { text: "Posyandu besok jam 8 pagi." });
  await world.settle();
  assert.match((await ratna.get("/")).text, /Posyandu besok/);
  assert.doesNotMatch((await tono.get("/")).text, /Posyandu besok/);
});

test("a direct post that names nobody comes back with its words kept", async () => {
  const answer = await siti.post("/posts", { text: "Rahasia kita", audience: "direct" });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Rahasia kita/);
  assert.match(answer.text, /Sebut paling sedikit satu orang/);
});

test("someone whom the author does not let answer is refused", async () => {
  const post = await world.says(siti, "Pengumuman", { reply_policy: "mentioned" });
  assert.equal((await tono.post(`/p/${post.id}/replies`, { text: "Boleh?" })).status, 403);
});

test("a reply is never wider than the post it answers", async () => {
  const post = await world.says(siti, "Untuk @tono saja", { audience: "direct" });
  const answer = await tono.post(`/p/${post.id}/replies`, { text: "Baik", audience: "public" });
  assert.equal(answer.status, 422);
});

test("the same form sent twice makes one post and gives the same answer", async () => {
  const form = { text: "Sekali saja", key: "kunci-yang-sama-1" };
  const [first, second] = await Promise.all([siti.post("/posts", form), siti.post("/posts", form)]);
  assert.equal(first.status, 303);
  assert.equal(first.location, second.location);
  const { rows } = await world.pool.query("select count(*)::int as count from posts where text = 'Sekali saja'");
  assert.equal(rows[0].count, 1);
});

test("the same key with other words is refused and the words are kept", async () => {
  const answer = await siti.post("/posts", { text: "Tulisan lain", key: "kunci-yang-sama-1" });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Tulisan lain/);
});
