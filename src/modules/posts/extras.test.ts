import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
/** How a statement about what posts carry beside their words can be told. */
const extra = /from polls|from links|posts\.id = any|from pictures/;

test("a list of plain posts asks for nothing beside them, and one of many polls and quotes one question for each kind", async (t) => {
  const statements: string[] = [];
  const query = pg.Client.prototype.query;
  t.mock.method(pg.Client.prototype, "query", function (this: pg.Client, ...args: unknown[]) {
    statements.push(typeof args[0] === "string" ? args[0] : String((args[0] as { text?: string }).text));
    return Reflect.apply(query, this, args) as unknown;
  });
  const asksFor = async (path: string) => {
    statements.length = 0;
    assert.equal((await tono.get(path)).status, 200);
    return statements.filter((statement) => extra.test(statement)).length;
  };
  const first = await world.says(siti, "Tanpa apa-apa");
  for (let nth = 0; nth < 5; nth++) await world.says(siti, `Kabar ${nth}`);
  assert.equal(await asksFor("/community"), 0);
  for (let nth = 0; nth < 4; nth++) {
    await siti.post("/posts", { text: `Kapan ${nth}?`, poll: "Sabtu\nMinggu" });
    await siti.post("/posts", { text: `Lihat ${nth}`, quoted: first.id });
  }
  assert.equal(await asksFor("/community"), 2);
});
