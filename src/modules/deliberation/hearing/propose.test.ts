import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../../tests/world.ts";
import { askQuestion } from "../asking/ask-question.ts";
import { decideStatement } from "../statements/decide-statement.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const siti = await world.person("siti");
const tono = await world.person("tono");
const wati = await world.person("wati");
const statements = ["Jalan pasar diperlebar", "Pedagang pindah", "Parkir dilarang"];

async function asks(more: { statements_from?: "hosts"; joined_before?: boolean } = {}) {
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
const added = async (id: string) =>
  (
    await pool.query(
      `select number, state, text, (select count(*)::int from statement_votes where statement_id = statements.id) as votes
        from statements where question_id = $1 and not is_seed order by number`,
      [id],
    )
  ).rows.map(({ number, state, text, votes }) => `${number} ${state} ${text} ${votes}`);

test("a reply that proposes a statement adds it once, to wait; its author agrees with it and votes as well", async () => {
  const { question, post } = await asks();
  assert.match(post.text, /Balas dengan kata usul/);
  const reply = await answers(tono, "@siti usul: Pasar dibuka sampai malam\n2 tidak", post);
  assert.deepEqual(await added(question.id), ["4 waiting Pasar dibuka sampai malam 1"]);
  assert.equal(
    (await tono.post(`/p/${reply.id}/revisions`, { text: "usul: Pasar dibuka sampai malam\n2 ya" })).status,
    303,
  );
  await world.settle();
  assert.deepEqual(
    await added(question.id),
    ["4 waiting Pasar dibuka sampai malam 1"],
    "heard again, it is there once",
  );
  assert.match((await siti.get(`/questions/${question.id}/tend`)).text, /Pasar dibuka sampai malam/);
  await decideStatement(ctx, siti.account, question, 4, "show");
  assert.match((await wati.get(`/questions/${question.id}/statements`)).text, /Pasar dibuka sampai malam/);
});

test("worded otherwise while it waits it is what was said last; taken back it is gone; shown it stays", async () => {
  const { question, post } = await asks();
  const reply = await answers(tono, "usul: Pasar malam", post);
  await tono.post(`/p/${reply.id}/revisions`, { text: "usul: Pasar dibuka sampai malam" });
  await world.settle();
  assert.deepEqual(await added(question.id), ["5 waiting Pasar dibuka sampai malam 1"]);
  await tono.post(`/p/${reply.id}/revisions`, { text: "Tidak jadi" });
  await world.settle();
  assert.deepEqual(await added(question.id), []);
  const other = await answers(wati, "usul: Parkir di sekolah", post);
  await decideStatement(ctx, siti.account, question, 6, "show");
  await wati.post(`/p/${other.id}/removal`);
  await world.settle();
  assert.deepEqual(await added(question.id), ["6 shown Parkir di sekolah 1"]);
});

test("what is there already, too much of one person, or not for them to say, is a reply and nothing else", async () => {
  const { question, post } = await asks();
  await answers(tono, "usul: jalan pasar diperlebar", post);
  await answers(tono, `usul: ${"a".repeat(201)}`, post);
  for (let n = 1; n <= 6; n++) await answers(wati, `usul: Pikiran ke-${n} dari Wati`, post);
  assert.equal((await added(question.id)).length, 5, "five wait for one person in a day");
  const narrow = await asks({ statements_from: "hosts" });
  assert.doesNotMatch(narrow.post.text, /usul/);
  const late = await asks({ joined_before: true });
  const baru = await world.person("baru");
  await pool.query("update accounts set created_at = now() + interval '1 minute' where id = $1", [baru.account.id]);
  for (const { post } of [narrow, late]) await answers(baru, "usul: Boleh saya?", post);
  assert.deepEqual([await added(narrow.question.id), await added(late.question.id)], [[], []]);
  const { rows } = await pool.query("select from question_participants where question_id = any($1)", [
    [narrow.question.id, late.question.id],
  ]);
  assert.equal(rows.length, 0, "who added nothing takes no part");
});
