import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../../tests/world.ts";
import { publishDemand } from "./publish-demand.ts";
import type { DemandDraft } from "./rules.ts";
import { readTracking, spellTracking } from "./tracking/tracking-number.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono, lurah] = [await world.person("siti"), await world.person("tono"), await world.person("lurah")];
const { rows: offices } = await pool.query<{ id: string }>(
  "insert into addressees (name, kind) values ('Kantor Desa', 'village') returning id",
);
const office = offices[0] ?? { id: "" };
await pool.query("insert into addressee_members values ($1, $2, 'administrator')", [office.id, lurah.account.id]);

const draft: DemandDraft = {
  kind: "report",
  title: "Jembatan putus",
  what: "Jembatan di dusun dua putus sejak hujan.",
  ask: "Perbaiki sebelum panen.",
  addressee: office,
};
const ask = (person: Person, more: Partial<DemandDraft> = {}) =>
  publishDemand(ctx, person.account, { ...draft, ...more });

test("a demand stands on its page with its author's name, and is told with a post that leads to it", async () => {
  const demand = await ask(siti);
  const page = await world.guest().get(`/demands/${demand.id}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Jembatan putus/);
  assert.match(page.text, /@siti/);
  assert.match((await tono.get(`/p/${demand.post_id}`)).text, new RegExp(`/demands/${demand.id}`));
  assert.match((await tono.get("/demands")).text, /Jembatan putus/);
  const { rows } = await pool.query("select kind, actor_part from trail_entries where demand_id = $1", [demand.id]);
  assert.deepEqual(rows, [{ kind: "published", actor_part: "author" }]);
  assert.equal((await world.guest().get("/demands/999")).status, 404);
});

test("an anonymous one shows its author's name nowhere, and no post tells of it", async () => {
  const demand = await ask(siti, { openness: "anonymous", title: "Pungutan liar" });
  assert.equal(demand.post_id, null);
  for (const person of [world.guest(), tono, lurah]) {
    const page = await person.get(`/demands/${demand.id}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /@siti|>Siti</);
  }
  const { rows } = await pool.query("select actor_id from trail_entries where demand_id = $1", [demand.id]);
  assert.deepEqual(rows, [{ actor_id: null }]);
  await tono.post("/people/siti/block");
  assert.equal((await tono.get(`/demands/${demand.id}`)).status, 200, "a block would tell whose it is");
  await tono.post("/people/siti/block/removal");
});

test("a confidential one is there for its author and its addressee alone", async () => {
  const demand = await ask(siti, { openness: "confidential", title: "Rahasia keluarga" });
  assert.equal(demand.post_id, null);
  for (const person of [siti, lurah]) assert.equal((await person.get(`/demands/${demand.id}`)).status, 200);
  for (const person of [world.guest(), tono]) {
    assert.equal((await person.get(`/demands/${demand.id}`)).status, 404);
    assert.doesNotMatch((await person.get("/demands")).text, /Rahasia keluarga/);
  }
});

test("what waits for a moderator or was taken away is not there", async () => {
  const held = await publishDemand(ctx, undefined, draft, { keyHash: Buffer.alloc(32), held: true });
  assert.equal((await tono.get(`/demands/${held.id}`)).status, 404);
  const removed = await ask(siti);
  await pool.query("update demands set removed_at = now() where id = $1", [removed.id]);
  for (const person of [siti, tono]) assert.equal((await person.get(`/demands/${removed.id}`)).status, 404);
});

test("in a group only those ask who may speak there, and a private one's demands are for its members", async () => {
  const group = async (handle: string, access: string) => {
    const { rows } = await pool.query<{ id: string }>(
      "insert into accounts (handle, name, kind) values ($1, $1, 'group') returning id",
      [handle],
    );
    const account = rows[0] ?? { id: "" };
    await pool.query("insert into groups (id, access) values ($1, $2)", [account.id, access]);
    await pool.query("insert into group_members (group_id, account_id, state) values ($1, $2, 'member')", [
      account.id,
      siti.account.id,
    ]);
    return account;
  };
  const [open, closed, news] = [
    await group("tani", "public"),
    await group("ibu", "private"),
    await group("kabar", "announce"),
  ];
  await assert.rejects(ask(tono, { group: open }));
  await assert.rejects(ask(siti, { group: news }), "members do not announce");
  const seen = await ask(siti, { group: closed });
  assert.equal((await siti.get(`/demands/${seen.id}`)).status, 200);
  assert.equal((await lurah.get(`/demands/${seen.id}`)).status, 200, "who is asked reads what is asked");
  assert.equal((await tono.get(`/demands/${seen.id}`)).status, 404);
  assert.equal((await tono.get(`/p/${seen.post_id}`)).status, 404);
  const nameless = await ask(siti, { group: open, openness: "anonymous" });
  const post = await tono.get(`/p/${nameless.post_id}`);
  assert.match(post.text, /@tani/);
  assert.doesNotMatch(post.text, /@siti/);
});

test("a tracking number is read however it is typed, and is nothing else", () => {
  assert.equal(readTracking("7q4xk-2m9rd"), "7Q4XK2M9RD");
  assert.equal(readTracking(" o1i l9 abcde "), "01119ABCDE");
  for (const typed of ["", "1234", "7Q4XK2M9RDX", "7Q4XK-2M9R!", "U234567890"])
    assert.equal(readTracking(typed), undefined);
  assert.equal(spellTracking("7Q4XK2M9RD"), "7Q4XK-2M9RD");
});
