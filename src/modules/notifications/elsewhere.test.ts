import assert from "node:assert/strict";
import { test } from "node:test";
import { followAccount } from "#modules/accounts";
import { reactToPost } from "#modules/posts";
import { makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const budi = await world.remote("budi@desa.test", { name: "Budi dari desa" });

test("News of what somebody at another server did is told, counted and listed like a neighbour's", async () => {
  const post = await world.says(siti, "Kerja bakti Sabtu");
  await followAccount(world.ctx, { ...budi, session_id: "0" }, siti.account);
  await reactToPost(world.ctx, budi, post, "like");
  await world.settle();
  const page = (await siti.get("/notifications")).text;
  assert.match(page, /Budi dari desa/);
  assert.match(page, /mengikuti Anda/);
  assert.match(page, /menyukai/);
});
