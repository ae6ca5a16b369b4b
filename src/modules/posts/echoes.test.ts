import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
const ratna = await world.person("ratna");
const budi = await world.person("budi");
const post = await world.says(siti, "Siapa suka?");
await tono.post(`/p/${post.id}/reaction/pray`);
await ratna.post(`/p/${post.id}/reaction/like`);
for (const person of [tono, ratna]) await person.post(`/p/${post.id}/share`);

test("who reacted and who shared is listed by name for everyone who may see the post", async () => {
  const { text } = await world.guest().get(`/p/${post.id}/reactions`);
  assert.match(text, /@tono.*Doa/s);
  assert.match(text, /@ratna/);
  assert.match((await siti.get(`/p/${post.id}/shares`)).text, /@ratna.*@tono|@tono.*@ratna/s);
  assert.match((await siti.get(`/p/${post.id}/more`)).text, new RegExp(`href="/p/${post.id}/reactions"`));
});

test("across a block nobody is listed, and people who left or were limited are not listed for strangers", async () => {
  await budi.post("/people/tono/block");
  assert.doesNotMatch((await budi.get(`/p/${post.id}/reactions`)).text, /@tono/);
  await world.pool.query("update accounts set restriction = 'limited' where handle = 'ratna'");
  assert.doesNotMatch((await budi.get(`/p/${post.id}/shares`)).text, /@ratna/);
  await world.pool.query("insert into follows (follower_id, followee_id, state) values ($1, $2, 'accepted')", [
    budi.account.id,
    ratna.account.id,
  ]);
  assert.match((await budi.get(`/p/${post.id}/shares`)).text, /@ratna/);
  await world.pool.query("update accounts set status = 'leaving' where handle = 'tono'");
  assert.doesNotMatch((await siti.get(`/p/${post.id}/reactions`)).text, /@tono/);
});

test("who may not see the post learns nothing of who reacted to it", async () => {
  const hidden = await world.says(siti, "Hanya pengikut", { audience: "followers" });
  for (const side of ["reactions", "shares", "quotes"])
    assert.equal((await budi.get(`/p/${hidden.id}/${side}`)).status, 404);
});
