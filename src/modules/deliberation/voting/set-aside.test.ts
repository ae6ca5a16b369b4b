import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { type Planted, plantQuestion } from "../../../../tests/asked.ts";
import { makeWorld } from "../../../../tests/world.ts";
import { drawQuestion } from "../map/keep/draw-question.ts";
import type { OpinionMap } from "../map/opinion-map.ts";
import { setVoicesAside } from "./set-aside.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [ratih, tono] = [await world.person("ratih"), await world.person("tono")];
const moderator = await world.person("bu_lurah", { role: "moderator", permissions: ["reports", "people", "appeals"] });
const plain = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const mapOf = async ({ id }: Planted, of = "all"): Promise<OpinionMap> =>
  (await pool.query("select result from opinion_maps where question_id = $1 and of = $2", [id, of])).rows[0].result;
const accountsOf = async ({ id }: Planted, many: number, tier = "member"): Promise<string[]> =>
  (
    await pool.query(
      "select account_id::text as id from question_participants where question_id = $1 and tier = $2 order by id limit $3",
      [id, tier, many],
    )
  ).rows.map((row) => row.id);
/** As a decision of moderators leaves them. */
async function turn(accounts: readonly string[], status: "suspended" | "active") {
  await pool.query("update accounts set status = $2 where id = any($1)", [accounts, status]);
  for (const account of accounts) await setVoicesAside(ctx, account);
}
const pageOf = async ({ id }: Planted) => plain((await world.guest().get(`/questions/${id}/map`)).text);

test("forty puppets are suspended: a moment later map, figures and data are without them, and the page says so", async () => {
  const asked = await plantQuestion(world, ratih, { member: 60, guest: 8, remote: 6, fresh: 40, more: "now()" });
  await drawQuestion(ctx, asked.id);
  assert.equal((await mapOf(asked)).participants, 74);
  assert.match(await pageOf(asked), /74 orang ikut menjawab: 60 anggota.*kurang dari 2 hari.*40 orang, 54% dari semua/);
  await turn(await accountsOf(asked, 40), "suspended");
  await drawQuestion(ctx, asked.id);
  assert.deepEqual([(await mapOf(asked)).participants, (await mapOf(asked, "members")).participants], [34, 20]);
  const page = await pageOf(asked);
  assert.match(page, /34 orang ikut menjawab: 20 anggota, 8 tanpa akun, 6 dari server lain\. Mereka memberi 408 suara/);
  assert.match(page, /Tidak ada akun yang berumur kurang dari 2 hari/, "the mark of a brigade goes with it");
  assert.match(page, /Suara 40 akun yang ditangguhkan tidak dihitung\..*2026: suara 40 akun yang ditangguhkan/);
  const [guest, at] = [world.guest(), `/questions/${asked.id}`];
  assert.equal((await guest.get(`${at}/votes.csv`)).text.trim().split("\r\n").length, 1 + 34 * 12);
  const json = JSON.parse((await guest.get(`${at}/map.json`)).text);
  assert.deepEqual([json.participants.all, json.statements[0].votes, json.set_aside], [34, 34, 40]);
  assert.match(plain((await guest.get(`${at}/map/statements`)).text), /Semua \(34 suara\)/);
  await turn(await accountsOf(asked, 40), "active");
  await drawQuestion(ctx, asked.id);
  const after = await pageOf(asked);
  assert.match(after, /74 orang ikut menjawab/);
  assert.match(after, /Sekarang semua suara dihitung\..*suara 40 akun dihitung kembali/);
});

test("a moderator suspends one who answered, and lifts it: the map follows by itself, and figures under five stay untold", async () => {
  const asked = await plantQuestion(world, ratih, { member: 16 });
  assert.equal((await tono.post(`/questions/${asked.id}/votes`, { statement: "1", vote: "agree" })).status, 303);
  const draws = async (people: number) => {
    for (let left = 100; left > 0; left--) {
      await world.settle();
      const { rows } = await pool.query("select participants from opinion_maps where question_id = $1", [asked.id]);
      if (rows[0]?.participants === people) return;
      await sleep(50);
    }
    assert.fail(`the map never had ${people} people`);
  };
  await draws(17);
  await ratih.post(`/report/person/${tono.account.id}`, { category: "spam" });
  const { rows } = await pool.query("select id from moderation_cases where subject_id = $1", [tono.account.id]);
  const at = `/moderation/cases/${rows[0].id}`;
  const verdict = { on_thing: "none", on_person: "suspend", reason: "Akun boneka" };
  assert.equal((await moderator.post(`${at}/decision`, verdict)).status, 303);
  await draws(16);
  assert.match(await pageOf(asked), /Suara kurang dari 5 akun yang ditangguhkan tidak dihitung/);
  const { rows: made } = await pool.query("select id from decisions where case_id = $1", [rows[0].id]);
  assert.equal((await moderator.post(`/moderation/decisions/${made[0].id}/removal`, { why: "Keliru" })).status, 303);
  await draws(17);
});

test("a server that is cut off takes its voices along, and brings them back", async () => {
  const asked = await plantQuestion(world, ratih, { member: 16, remote: 9 });
  await drawQuestion(ctx, asked.id);
  const remote = await accountsOf(asked, 9, "remote");
  await pool.query("update accounts set status = 'suspended' where id = any($1)", [remote]);
  await setVoicesAside(ctx);
  await drawQuestion(ctx, asked.id);
  assert.deepEqual([(await mapOf(asked)).participants, (await mapOf(asked, "members")).participants], [16, 16]);
  await pool.query("update accounts set status = 'remote' where id = any($1)", [remote]);
  await setVoicesAside(ctx);
  await drawQuestion(ctx, asked.id);
  assert.equal((await mapOf(asked)).participants, 25);
});

test("what is erased after a suspension does not count in between, and done twice it is noted once", async () => {
  const asked = await plantQuestion(world, ratih, { member: 20 });
  const [gone = ""] = await accountsOf(asked, 1);
  await turn([gone, gone], "suspended");
  await pool.query("update accounts set status = 'leaving' where id = $1", [gone]);
  await setVoicesAside(ctx);
  await drawQuestion(ctx, asked.id);
  assert.equal((await mapOf(asked)).participants, 19);
  const { rows } = await pool.query("select deed, people from voices_set_aside where question_id = $1", [asked.id]);
  assert.deepEqual(rows, [{ deed: "aside", people: 1 }]);
});

test("whoever is suspended and comes back, in whatever order, leaves every count as it was", async () => {
  const asked = await plantQuestion(world, ratih, { member: 24, remote: 6, statements: 8 });
  await drawQuestion(ctx, asked.id);
  const counts = async () => {
    const { totals, participants, votes, groups } = await mapOf(asked);
    return { totals, participants, votes, sizes: groups.map(({ size }) => size) };
  };
  const before = await counts();
  const members = await accountsOf(asked, 24);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(members, { minLength: 1 }), async (some) => {
      await turn(some, "suspended");
      await drawQuestion(ctx, asked.id);
      assert.equal((await mapOf(asked)).participants, 30 - some.length);
      await turn(some.toReversed(), "active");
      await drawQuestion(ctx, asked.id);
      assert.deepEqual(await counts(), before);
    }),
    { numRuns: 8 },
  );
});
