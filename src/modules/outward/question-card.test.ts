import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { keepMap, plantQuestion } from "../../../tests/asked.ts";
import { makesGroup } from "../../../tests/signing.ts";
import { makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const ratih = await world.person("ratih");
const guest = world.guest();

test("a link to a map comes with a card on which the map is drawn, light enough for every messenger", async (t) => {
  const asked = await plantQuestion(world, ratih, { member: 80, camps: 3 });
  const before = await guest.get(`/questions/${asked.id}/card.png`);
  await keepMap(world, asked, 3);
  const after = await guest.get(`/questions/${asked.id}/card.png`);
  assert.deepEqual([before.status, after.status], [200, 200]);
  const { width, height } = await sharp(after.bytes).metadata();
  assert.deepEqual([width, height], [1200, 630]);
  assert.ok(after.bytes.length <= 60_000 && !after.bytes.equals(before.bytes), `${after.bytes.length}`);
  t.diagnostic(`${after.bytes.length} bytes with the map, ${before.bytes.length} without`);
  const { text } = await guest.get(`/questions/${asked.id}/map`);
  assert.match(text, /<meta property="og:title" content="Peta pendapat: Jalan pasar mau dibuat apa\?"\/>/);
  assert.match(text, new RegExp(`og:image" content="http[^"]*/questions/${asked.id}/card.png\\?v=\\d+"`));
});

test("of what is asked in a closed group there is no card", async () => {
  const group = await makesGroup(world, "ibu_kader", "private");
  const asked = await plantQuestion(world, ratih, { member: 20, group: group.id });
  await keepMap(world, asked);
  assert.equal((await guest.get(`/questions/${asked.id}/card.png`)).status, 404);
});
