import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, test } from "node:test";
import { makeWorld } from "../../../../tests/world.ts";
import { contentsOf } from "../../portability/exporting/contents.ts";
import { closeOver } from "../asking/close-question.ts";
import { forgetOrigins } from "../voting/forget-origins.ts";

const world = await makeWorld();
const { ctx, pool } = world;
after(() => rmSync(ctx.config.dataDir, { recursive: true, force: true }));
const [siti, tono] = [await world.person("siti"), await world.person("tono")];
const asked = await siti.post("/questions", {
  title: "Pasar buka hari apa?",
  statement_1: "Hari Minggu saja",
  statement_2: "Tiap hari",
  statement_3: "Rabu dan Minggu",
});
const path = asked.location;
const id = path.split("/").at(-1) ?? "";
await tono.post(`${path}/votes`, { statement: "1", vote: "disagree" });
await tono.post(`${path}/statements`, { text: "Buka sampai malam", sure: "on" });
const questionsOf = async (person: typeof siti) => {
  const part = (await contentsOf(ctx, person.account)).find((one) => one.path === "questions.json");
  let text = "";
  for await (const piece of part?.content() ?? []) text += piece;
  return text;
};

test("an archive holds what one asked, said and answered, and nobody else's answers", async () => {
  assert.match(await questionsOf(siti), /Pasar buka hari apa\?.*Rabu dan Minggu/s);
  assert.doesNotMatch(await questionsOf(siti), /"vote"/);
  assert.match(await questionsOf(tono), /"vote":\s*-1/);
  assert.match(await questionsOf(tono), /Buka sampai malam/);
});

test("of the network somebody answered from nothing is kept after thirty days", async () => {
  const left = async () =>
    (await pool.query("select count(*)::int as left from question_participants where origin is not null")).rows[0].left;
  await forgetOrigins(ctx);
  assert.equal(await left(), 1);
  await pool.query("update question_participants set joined_at = now() - interval '31 days'");
  await forgetOrigins(ctx);
  assert.equal(await left(), 0);
});

test("a question whose day has come is closed", async () => {
  await pool.query("update questions set closes_at = now() - interval '1 minute' where id = $1", [id]);
  await closeOver(ctx);
  const { rows } = await pool.query("select closed_at = closes_at as closed from questions where id = $1", [id]);
  assert.equal(rows[0].closed, true);
});

test("when somebody leaves, their answers go and what they said stays without their name", async () => {
  await pool.query("delete from accounts where id = $1", [tono.account.id]);
  const { rows } = await pool.query(
    "select (select count(*)::int from statement_votes where question_id = $1) as votes, participant_id, text from statements where question_id = $1 and not is_seed",
    [id],
  );
  assert.deepEqual(rows, [{ votes: 0, participant_id: null, text: "Buka sampai malam" }]);
});
