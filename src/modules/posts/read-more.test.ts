import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const long = `${"Sawah kami panen lagi. ".repeat(30)}https://desa.example/panen #panen akhir-cerita`;
const post = await world.says(siti, long);
await world.settle();

test("a long post is cut in lists, with a way to the rest, and whole on its own page", async () => {
  for (const path of ["/", "/community", "/@siti"]) {
    const { text } = await siti.get(path);
    assert.match(text, new RegExp(`lagi\\.…</p><a href="/p/${post.id}">Baca selengkapnya</a>`), path);
    assert.doesNotMatch(text, /akhir-cerita/, path);
  }
  for (const path of [`/p/${post.id}`, `/p/${post.id}/share`, `/p/${post.id}/more`, `/p/${post.id}/reply`]) {
    const { text } = await siti.get(path);
    assert.match(text, /akhir-cerita/, path);
    assert.doesNotMatch(text, /Baca selengkapnya/, path);
  }
});

test("in a conversation only the post one came for is whole", async () => {
  const answer = await world.says(siti, long.replace("akhir", "ujung"), {}, post);
  const { text } = await siti.get(`/p/${post.id}`);
  assert.match(text, /akhir-cerita/);
  assert.doesNotMatch(text, /ujung-cerita/);
  assert.match(text, new RegExp(`<a href="/p/${answer.id}">Baca selengkapnya</a>`));
});
