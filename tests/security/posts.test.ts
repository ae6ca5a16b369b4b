import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");

test("DOS-07 a poll of one option, of eleven, of ten thousand, of long or equal ones is refused with the words kept", async () => {
  const wrong = {
    "satu saja": /paling sedikit dua/,
    [Array.from({ length: 11 }, (_, index) => `pilihan ${index}`).join("\n")]: /paling banyak punya sepuluh/,
    [Array.from({ length: 10_000 }, (_, index) => `${index}`).join("\n")]: /terlalu panjang/,
    [`a\n${"b".repeat(81)}`]: /Satu pilihan terlalu panjang/,
    "Sabtu\n sabtu ": /pilihan yang sama/,
  };
  const { rows: before } = await world.pool.query("select count(*) from polls");
  for (const [poll, said] of Object.entries(wrong)) {
    const answer = await siti.post("/posts", { text: "Kapan rapat?", poll });
    assert.equal(answer.status, 422);
    assert.match(answer.text, said);
    assert.match(answer.text, /Kapan rapat\?/);
  }
  assert.equal((await siti.post("/posts", { text: "@tono Kapan?", audience: "direct", poll: "a\nb" })).status, 422);
  assert.deepEqual((await world.pool.query("select count(*) from polls")).rows, before);
  const start = performance.now();
  assert.equal((await tono.get("/community")).status, 200);
  assert.ok(performance.now() - start < 2000);
});
