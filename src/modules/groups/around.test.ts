import assert from "node:assert/strict";
import { test } from "node:test";
import { followAccount } from "#modules/accounts";
import { blockAccount } from "#modules/trust";
import { makeWorld } from "../../../tests/world.ts";
import { createGroup } from "./create-group.ts";
import { joinGroup } from "./join-group.ts";
import { getGroup } from "./queries.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono, wati] = [await world.person("siti"), await world.person("tono"), await world.person("wati")];
const doors = { approves: false, question: "", agreement: "", place: "Sukamaju", about: "Urusan air" } as const;
await createGroup(ctx, siti.account, { ...doors, access: "public", name: "Kelompok Air", handle: "air" });
await createGroup(ctx, siti.account, { ...doors, access: "invite", name: "Panitia Air", handle: "panitia_air" });
await createGroup(ctx, siti.account, { ...doors, access: "private", name: "Lingkar Air", handle: "lingkar_air" });

test("a group is found among groups, never among people, and one for the invited nowhere", async () => {
  assert.doesNotMatch((await tono.get("/people?q=air")).text, /Kelompok Air|Panitia Air|Lingkar Air/);
  const found = (await tono.get("/search?q=air")).text;
  assert.match(found, /href="\/groups\/air"/);
  assert.doesNotMatch(found, /Panitia Air|\/@air"/);
  const listed = (await tono.get("/groups?q=air")).text;
  assert.match(listed, /Kelompok Air/);
  assert.match(listed, /Lingkar Air/);
  assert.doesNotMatch(listed, /Panitia Air/);
  assert.equal((await tono.get("/search?q=panitia_air")).text.includes("Panitia Air"), false);
});

test("a group is not mentioned, not written to and not followed as a person is", async () => {
  const post = await world.says(tono, "@air @panitia_air tolong");
  const { rows } = await pool.query("select from mentions where post_id = $1", [post.id]);
  assert.equal(rows.length, 0);
  assert.equal((await tono.post("/messages", { to: "air", text: "Halo" })).status, 422);
  assert.equal((await tono.post("/people/air/follow")).status, 403);
  assert.equal((await tono.post("/people/panitia_air/follow")).status, 404);
  const { rows: accounts } = await pool.query("select * from accounts where handle = 'air'");
  await assert.rejects(followAccount(ctx, tono.account, accounts[0]));
});

test("whom somebody follows tells nobody in which groups they are", async () => {
  await joinGroup(ctx, wati.account, await getGroup(ctx, wati.account, "air"));
  assert.doesNotMatch((await tono.get("/@wati/following")).text, /Kelompok Air/);
});

test("who blocks a group's account leaves the group", async () => {
  const group = await getGroup(ctx, wati.account, "air");
  await blockAccount(ctx, wati.account, group);
  await world.settle();
  assert.equal((await getGroup(ctx, wati.account, "air")).mine, undefined);
});

test("a group is reported as a person is, and nobody reports what they may not know of", async () => {
  const { rows } = await pool.query<{ id: string; handle: string }>(
    "select id, handle from accounts where kind = 'group'",
  );
  for (const { id, handle } of rows)
    assert.equal((await tono.get(`/report/person/${id}`)).status, handle === "panitia_air" ? 404 : 200, handle);
});
