import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../tests/world.ts";

test("an address in capitals, as a printed code has it, leads to the page; a small letter in it is left alone", async () => {
  const world = await makeWorld();
  const siti = await world.person("siti");
  const post = await world.says(siti, "Kerja bakti hari Sabtu");
  const guest = world.guest();
  assert.equal((await guest.get(`/P/${post.id}`)).location, `/p/${post.id}`);
  assert.equal((await guest.get("//EVIL.EXAMPLE")).status, 404);
  assert.equal((await guest.get(`/P/x${post.id}`)).status, 404);
});
