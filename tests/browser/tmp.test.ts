import assert from "node:assert/strict";
import { test } from "node:test";
import { openVillage } from "./house.ts";
import { tellVillage } from "../../demo/village.ts";
test("x", async () => {
  console.time("open");
  const house = await openVillage();
  console.timeEnd("open");
  const people = tellVillage({ seed: 1945, until: new Date() }).people;
  console.log(people.map((p) => `${p.handle}:${p.role}:${p.follows.length}`).join(" "));
  const page = await house.visit({ as: people[0]!.handle });
  const r = await page.goto("/");
  console.log(await page.title(), r?.status(), await page.innerText("main").then((t) => t.slice(0, 300)));
  assert.ok(true);
});
