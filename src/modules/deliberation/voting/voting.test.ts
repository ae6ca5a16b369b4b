import assert from "node:assert/strict";
import { test } from "node:test";
import { makesGroup } from "../../../../tests/signing.ts";
import { makeWorld, type Person } from "../../../../tests/world.ts";
import { getQuestion } from "../asking/queries.ts";
import { getStatement } from "../statements/queries.ts";
import { castVote } from "./cast-vote.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono, dewi] = [await world.person("siti"), await world.person("tono"), await world.person("dewi")];
const road = {
  title: "Bagaimana sebaiknya jalan pasar diatur?",
  about: "Tiap Minggu jalan macet.",
  statement_1: "Jalan pasar sebaiknya satu arah.",
  statement_2: "Pedagang boleh berjualan di bahu jalan.",
  statement_3: "Parkir motor dipindah ke lapangan.",
  voters: "members",
};
async function asks(person: Person, change: Record<string, string> = {}) {
  const answer = await person.post("/questions", { ...road, ...change });
  assert.equal(answer.status, 303, answer.text);
  return /\/questions\/(\d+)$/.exec(answer.location)?.[1] ?? "";
}
const votesOf = async (question: string) =>
  (
    await pool.query(
      "select number, vote, tier, was_new from statement_votes join statements on statements.id = statement_id join question_participants on question_participants.id = statement_votes.participant_id where statement_votes.question_id = $1 order by number, tier",
      [question],
    )
  ).rows;
const numberOn = (page: string) => /name="statement" value="(\d+)"/.exec(page)?.[1] ?? "";

test("somebody asks; a post tells of it, and people answer one statement after the other", async () => {
  const id = await asks(siti);
  const { rows } = await pool.query(
    "select text from posts join questions on post_id = posts.id where questions.id = $1",
    [id],
  );
  assert.match(rows[0].text, /1\. Jalan pasar sebaiknya satu arah\..*3 ya, 4 tidak, 5 lewati/s);
  assert.match((await world.guest().get("/questions")).text, /jalan pasar/);
  const seen = new Set<string>();
  for (let left = 3; left > 0; left--) {
    const page = (await tono.get(`/questions/${id}`)).text;
    const number = numberOn(page);
    assert.equal(numberOn((await tono.get(`/questions/${id}`)).text), number, "a reload shows the same one");
    seen.add(number);
    const answer = await tono.post(`/questions/${id}/votes`, { statement: number, vote: "agree" });
    assert.equal(answer.location, `/questions/${id}`);
  }
  assert.equal(seen.size, 3);
  assert.match((await tono.get(`/questions/${id}`)).text, /Semua pernyataan sudah Anda jawab/);
});

test("a vote is changed from the list, and the last word stands", async () => {
  const id = await asks(siti);
  await tono.post(`/questions/${id}/votes`, { statement: "2", vote: "agree" });
  assert.match((await tono.get(`/questions/${id}/statements`)).text, /Jawaban Anda: Setuju/);
  assert.match((await tono.get(`/questions/${id}?s=2`)).text, /aria-pressed="true"/);
  await tono.post(`/questions/${id}/votes`, { statement: "2", vote: "disagree" });
  assert.deepEqual(await votesOf(id), [{ number: 2, vote: -1, tier: "member", was_new: false }]);
});

test("sixty-four answers of one person at once are one vote", async () => {
  const id = await asks(siti);
  const [question, statement] = [await getQuestion(ctx, dewi.account, id), await getStatement(ctx, { id }, 1)];
  const voter = { tier: "member", account: dewi.account } as const;
  await Promise.all(
    Array.from({ length: 64 }, (_, index) => castVote(ctx, question, voter, statement, index % 2 === 0 ? 1 : -1)),
  );
  assert.equal((await votesOf(id)).length, 1);
  const { rows } = await pool.query("select count(*)::int as count from question_participants where question_id = $1", [
    id,
  ]);
  assert.equal(rows[0].count, 1);
});

test("people without an account answer where house and asker let them, each device once", async () => {
  assert.equal((await siti.post("/questions", { ...road, voters: "anyone" })).status, 422);
  await pool.query("update community set guests_vote = true");
  const id = await asks(siti, { voters: "anyone" });
  const [one, other] = [world.guest(), world.guest()];
  const refused = await one.post(`/questions/${id}/votes`, { statement: "1", vote: "agree" });
  assert.equal(refused.status, 403);
  assert.match(refused.text, /tidak menyimpan kuki/);
  for (const browser of [one, one, other]) {
    await browser.get(`/questions/${id}`);
    assert.equal((await browser.post(`/questions/${id}/votes`, { statement: "1", vote: "agree" })).status, 303);
  }
  assert.deepEqual(
    (await votesOf(id)).map(({ tier }) => tier),
    ["guest", "guest"],
  );
  const { rows } = await pool.query("select token_hash from question_participants where question_id = $1", [id]);
  assert.equal(new Set(rows.map((row) => row.token_hash.toString("hex"))).size, 2);
  const closed = await asks(siti);
  assert.equal((await one.post(`/questions/${closed}/votes`, { statement: "1", vote: "agree" })).status, 403);
  for (const name of one.cookies.keys()) one.cookies.set(name, `${"a".repeat(43)}.${"b".repeat(43)}`);
  assert.equal(
    (await one.post(`/questions/${id}/votes`, { statement: "2", vote: "agree" })).status,
    403,
    "not our mark",
  );
  await pool.query("update community set guests_vote = false");
});

test("who is restricted, late or no member of the group does not answer, and an ended question takes no answer", async () => {
  const id = await asks(siti, { joined_before: "on" });
  const late = await world.person("telat", { created_at: new Date() });
  const limited = await world.person("dibatasi", { restriction: "limited" });
  const vote = (person: Person, question: string) =>
    person.post(`/questions/${question}/votes`, { statement: "1", vote: "agree" });
  assert.match((await vote(late, id)).text, /sudah bergabung sebelum/);
  assert.equal((await vote(limited, id)).status, 403);
  assert.equal((await vote(tono, id)).status, 303);
  const group = await makesGroup(world, "tani", "public");
  await pool.query(
    "insert into group_members (group_id, account_id, state, role, since) values ($1, $2, 'member', 'organiser', now() - interval '1 day')",
    [group.id, siti.account.id],
  );
  const inGroup = await asks(siti, { group: "tani", voters: "group" });
  assert.equal((await vote(tono, inGroup)).status, 403);
  assert.equal((await vote(siti, inGroup)).status, 303);
  assert.match((await siti.get("/groups/tani/questions")).text, /jalan pasar/);
  assert.equal((await tono.post("/questions", { ...road, group: "tani" })).status, 422);
  await pool.query("update questions set closes_at = now() - interval '1 second' where id = $1", [id]);
  assert.match((await vote(dewi, id)).text, /sudah ditutup/);
});

test("an account of two days or less is marked as new; a statement of its own waits", async () => {
  const id = await asks(siti, { more: "shown" });
  const fresh = await world.person("baru", { created_at: new Date(Date.now() - 3_600_000) });
  await fresh.post(`/questions/${id}/votes`, { statement: "1", vote: "pass" });
  assert.deepEqual(await votesOf(id), [{ number: 1, vote: 0, tier: "member", was_new: true }]);
  const added = await fresh.post(`/questions/${id}/statements`, { text: "Pasar pindah saja." });
  assert.match(added.location, /added=waiting/);
  assert.match((await tono.post(`/questions/${id}/statements`, { text: "Buat trotoar." })).location, /added=shown#s5/);
  const again = await tono.post(`/questions/${id}/statements`, { text: "buat trotoar." });
  assert.equal(again.status, 422);
  assert.match(again.text, /sudah ada/);
});

test("ACL-19 what is asked in a closed group is seen by its members alone, on every page", async () => {
  const group = await makesGroup(world, "tertutup", "private");
  await pool.query(
    "insert into group_members (group_id, account_id, state, role, since) values ($1, $2, 'member', 'owner', now() - interval '1 day')",
    [group.id, siti.account.id],
  );
  const id = await asks(siti, { group: "tertutup", title: "Rahasia kelompok?" });
  assert.equal((await tono.get(`/questions/${id}`)).status, 404);
  assert.equal((await tono.post(`/questions/${id}/votes`, { statement: "1", vote: "agree" })).status, 404);
  assert.doesNotMatch((await tono.get("/questions")).text, /Rahasia kelompok/);
  assert.doesNotMatch((await tono.get("/questions?over")).text, /Rahasia kelompok/);
  for (const page of ["", "/statements", "/statements/new"])
    assert.equal((await tono.get(`/questions/${id}${page}`)).status, 404);
  assert.equal((await tono.get("/groups/tertutup/questions")).status, 404);
  assert.equal((await siti.get(`/questions/${id}`)).status, 200);
});

test("what is wrong with a question comes back with a sentence, and every word is kept", async () => {
  for (const [wrong, says] of [
    [{ title: " " }, /belum diisi/],
    [{ statement_3: "" }, /paling sedikit 3/],
    [{ statement_3: road.statement_1 }, /pernyataan yang sama/],
    [{ closes: "2020-01-01" }, /sudah lewat/],
    [{ closes: "kapan" }, /Tanggal ini belum benar/],
    [{ demand: "123" }, /aspirasi yang Anda pimpin/],
    [{ voters: "group" }, /Pilih dulu kelompoknya/],
  ] as const) {
    const answer = await siti.post("/questions", { ...road, about: "Kata yang disimpan", ...wrong });
    assert.equal(answer.status, 422, JSON.stringify(wrong));
    assert.match(answer.text, says);
    assert.match(answer.text, /Kata yang disimpan/);
  }
});
