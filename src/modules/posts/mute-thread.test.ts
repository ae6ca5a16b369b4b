import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
await siti.post("/people/tono/follow");
const entries = async () => {
  await world.settle();
  const { rows } = await world.pool.query("select count(*)::int as n from notification_entries where account_id = $1", [
    siti.account.id,
  ]);
  return rows[0].n as number;
};

test("a muted conversation leaves the home and is told of no more, until it is heard again", async () => {
  const post = await world.says(tono, "Percakapan yang ramai @siti");
  const before = await entries();
  assert.match((await siti.get("/")).text, /Percakapan yang ramai/);
  assert.match((await siti.get(`/p/${post.id}/more`)).text, new RegExp(`action="/p/${post.id}/mute"`));
  assert.equal((await siti.post(`/p/${post.id}/mute`)).status, 303);
  assert.doesNotMatch((await siti.get("/")).text, /Percakapan yang ramai/);
  await world.says(tono, "Sambung @siti", {}, post);
  assert.equal(await entries(), before);
  assert.match((await siti.get(`/p/${post.id}`)).text, /Percakapan yang ramai/, "it can still be opened");
  assert.match((await siti.get("/community")).text, /Percakapan yang ramai/, "and stands in other lists");
  await siti.post(`/p/${post.id}/mute/removal`);
  assert.match((await siti.get("/")).text, /Percakapan yang ramai/);
  await world.says(tono, "Lagi @siti", {}, post);
  assert.equal(await entries(), before + 1);
});

test("ACL-05 the conversation of a post one may not see cannot be muted", async () => {
  const hidden = await world.says(tono, "Rahasia", { audience: "direct", text: "@siti rahasia" } as never);
  const ratna = await world.person("ratna");
  assert.equal((await ratna.post(`/p/${hidden.id}/mute`)).status, 404);
});
