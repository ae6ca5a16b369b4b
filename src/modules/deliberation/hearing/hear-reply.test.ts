import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../../tests/world.ts";
import { askQuestion } from "../asking/ask-question.ts";
import { drawQuestion } from "../map/keep/draw-question.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const siti = await world.person("siti");
const tono = await world.person("tono");
const wati = await world.person("wati");
const statements = ["Jalan pasar diperlebar", "Pedagang pindah", "Parkir dilarang"];

async function asks(more: { joined_before?: boolean } = {}) {
  const question = await askQuestion(ctx, siti.account, {
    draft: { title: "Jalan pasar sebaiknya bagaimana?", voters: "members", statements, ...more },
  });
  const { rows } = await pool.query("select * from posts where id = $1", [question.post_id]);
  return { question, post: rows[0] };
}
async function answers(person: Person, text: string, post: { id: string }) {
  const reply = await world.says(person, text, {}, post as never);
  await world.settle();
  return reply;
}
const votes = async (id: string) =>
  (
    await pool.query(
      `select handle, number, vote from statement_votes join question_participants on question_participants.id = participant_id
        join accounts on accounts.id = account_id join statements on statements.id = statement_id
        where statement_votes.question_id = $1 and tier = 'member' order by handle, number`,
      [id],
    )
  ).rows.map(({ handle, number, vote }) => `${handle} ${number} ${vote}`);

test("a reply with numbers and words votes on each; another reply of the same person says it anew", async () => {
  const { question, post } = await asks();
  await answers(tono, "1 ya, 2 tidak", post);
  await answers(wati, "Saya pikir 1 ya", post);
  assert.deepEqual(await votes(question.id), ["tono 1 1", "tono 2 -1"]);
  await answers(tono, "2 setuju", post);
  assert.deepEqual(await votes(question.id), ["tono 1 1", "tono 2 1"]);
});

test("an answer to an answer is no vote, nor one to any other post", async () => {
  const { question, post } = await asks();
  const reply = await answers(tono, "Yang mana?", post);
  await answers(wati, "1 ya", reply);
  await answers(wati, "1 ya", await world.says(siti, "1. Nasi 2. Mi"));
  assert.deepEqual(await votes(question.id), []);
});

test("what a reply says no more is taken back, and the map forgets it with the next drawing", async () => {
  const { question, post } = await asks();
  const one = await answers(tono, "1 ya 2 ya", post);
  await answers(wati, "1 tidak", post);
  const totals = async () => {
    await drawQuestion(ctx, question.id);
    const { rows } = await pool.query("select result from opinion_maps where question_id = $1 and of = 'all'", [
      question.id,
    ]);
    return Object.values(rows[0].result.totals);
  };
  assert.deepEqual(await totals(), [
    [1, 1, 2],
    [1, 0, 1],
  ]);
  await tono.post(`/p/${one.id}/revisions`, { text: "2 tidak" });
  await world.settle();
  assert.deepEqual(await votes(question.id), ["tono 2 -1", "wati 1 -1"]);
  assert.deepEqual(await totals(), [
    [0, 1, 1],
    [0, 1, 1],
  ]);
  await tono.post(`/p/${one.id}/removal`);
  await world.settle();
  assert.deepEqual(await votes(question.id), ["wati 1 -1"]);
});

test("who takes the last thing they said back goes back to what they said before, by a reply or by the form", async () => {
  const { question, post } = await asks();
  const vote = (statement: string, word: string) =>
    tono.post(`/questions/${question.id}/votes`, { statement, vote: word });
  await vote("1", "disagree");
  const reply = await answers(tono, "1 ya, 2 ya", post);
  assert.deepEqual(await votes(question.id), ["tono 1 1", "tono 2 1"]);
  await vote("2", "pass");
  await tono.post(`/p/${reply.id}/removal`);
  await world.settle();
  assert.deepEqual(await votes(question.id), ["tono 1 -1", "tono 2 0"]);
  const first = await answers(wati, "3 ya", post);
  const second = await answers(wati, "3 tidak", post);
  const third = await answers(wati, "3 lewati", post);
  assert.deepEqual((await votes(question.id)).slice(2), ["wati 3 0"]);
  for (const [gone, left] of [
    [second, ["wati 3 0"]],
    [third, ["wati 3 1"]],
    [first, []],
  ] as const) {
    await wati.post(`/p/${gone.id}/removal`);
    await world.settle();
    assert.deepEqual((await votes(question.id)).slice(2), left);
  }
});

test("who may not answer has replied and nothing else", async () => {
  const late = await world.person("baru");
  const { question, post } = await asks({ joined_before: true });
  await pool.query("update accounts set created_at = now() + interval '1 minute' where id = $1", [late.account.id]);
  assert.equal((await answers(late, "1 ya", post)).text, "1 ya");
  assert.deepEqual(await votes(question.id), []);
  await pool.query("update questions set closed_at = now() where id = $1", [question.id]);
  await answers(tono, "1 ya", post);
  assert.deepEqual(await votes(question.id), []);
});
