import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../../../tests/world.ts";
import { publishDemand } from "../../demands/publish-demand.ts";

const world = await makeWorld();
const [siti, bu] = [await world.person("siti"), await world.person("bu_lurah", { role: "administrator" })];
const rules = {
  report_forward: "1",
  report_answer: "7",
  petition_forward: "2",
  petition_answer: "10",
  petition_at: "50",
};

test("an administrator sets how long each step may take and when people work; what is due next follows", async () => {
  const fields = new URLSearchParams(rules);
  for (const day of ["1", "2", "3", "4", "5", "6"]) fields.append("weekend", day);
  assert.equal((await bu.post("/admin/demands", fields)).status, 303);
  const { due_at } = await publishDemand(world.ctx, siti.account, { kind: "report", title: "A", what: "B", ask: "C" });
  assert.equal(new Date(due_at ?? 0).getUTCDay(), 0, "people here work on Sundays alone");
  assert.match((await bu.get("/admin/demands?saved")).text, /value="50"/);
});

test("free days are added and taken away, and a wrong number keeps what was typed", async () => {
  assert.equal((await bu.post("/admin/demands/holidays", { day: "2031-03-14", name: "Panen raya" })).status, 303);
  assert.match((await bu.get("/admin/demands")).text, /Panen raya/);
  assert.equal((await bu.post("/admin/demands/holidays/2031-03-14/removal")).status, 303);
  assert.equal((await bu.post("/admin/demands/holidays/2031-03-14/removal")).status, 404);
  const wrong = await bu.post("/admin/demands", { ...rules, report_answer: "sepuluh" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /sepuluh/);
  assert.equal((await siti.get("/admin/demands")).status, 403);
});
