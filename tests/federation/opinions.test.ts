import assert from "node:assert/strict";
import { test } from "node:test";
import { askQuestion } from "#modules/deliberation";
import { tellQuestions } from "../../src/modules/federation/outbound/tell-questions.ts";
import { letIn } from "../../src/modules/groups/let-in.ts";
import { contentsOf } from "../../src/modules/portability/exporting/contents.ts";
import { groupsAmong } from "./groups-among.ts";
import { plantGroup } from "./plant-group.ts";
import { handleOf, openServers, type Server, talk } from "./servers.ts";

const all = await openServers(["desa", "kota"]);
const [desa, kota] = all as [Server, Server];
const siti = await desa.person("siti");
const budi = await desa.person("budi");
const tono = await kota.person("tono");
const wati = await kota.person("wati");
await kota.knows(desa, siti);
await tono.post(`/people/${handleOf(desa, siti)}/follow`);
await talk(all);
const { answers, joins, there } = groupsAmong(all);

const statements = ["Jalan pasar diperlebar", "Pedagang pindah ke lapangan", "Parkir dilarang di depan pasar"];
type Draft = Parameters<typeof askQuestion>[2];

/** A question of Siti's, and the post of it that arrived at the other server. */
async function asks(draft: Partial<Draft["draft"]> = {}, more: Omit<Draft, "draft"> = {}) {
  const question = await askQuestion(desa.ctx, siti.account, {
    draft: { title: "Jalan pasar sebaiknya bagaimana?", voters: "members", statements, ...draft },
    ...more,
  });
  await talk(all);
  const uri = `${desa.ctx.config.baseUrl.origin}/ap/posts/${question.post_id}`;
  const { rows } = await kota.pool.query("select * from posts where uri = $1", [uri]);
  return { question, uri, copy: rows[0] };
}
/** The votes on a question, as `tono remote 3 1`. */
const votes = async (id: string) =>
  (
    await desa.pool.query(
      `select accounts.handle, tier, number, vote from statement_votes
        join question_participants on question_participants.id = participant_id join accounts on accounts.id = account_id
        join statements on statements.id = statement_id where statement_votes.question_id = $1 order by accounts.handle, number`,
      [id],
    )
  ).rows.map(({ handle, tier, number, vote }) => `${handle.split("@")[0]} ${tier} ${number} ${vote}`);

test("whoever follows elsewhere reads the question with its statements, and answers them one at a time by a form", async () => {
  const { question, copy } = await asks();
  const page = await tono.get(`/p/${copy.id}`);
  assert.match(page.text, new RegExp(`Tanya bersama di ${desa.host}`));
  assert.match(page.text, new RegExp(`href="/p/${copy.id}/opinions"[^>]*>Jawab`));
  const seen = new Set<string>();
  for (let round = 0; round < 3; round++) {
    const { text, status } = await tono.get(`/p/${copy.id}/opinions`);
    assert.equal(status, 200);
    const number = /name="statement" value="(\d)"/.exec(text)?.[1] ?? "";
    assert.match(text, new RegExp(statements[Number(number) - 1] ?? "nothing"));
    seen.add(number);
    const vote = number === "2" ? "disagree" : "agree";
    assert.equal((await tono.post(`/p/${copy.id}/opinions`, { statement: number, vote })).status, 303);
  }
  assert.equal(seen.size, 3);
  assert.match((await tono.get(`/p/${copy.id}/opinions`)).text, /sedang dikirim/);
  await talk(all);
  assert.deepEqual(await votes(question.id), ["tono remote 1 1", "tono remote 2 -1", "tono remote 3 1"]);
  const done = await tono.get(`/p/${copy.id}/opinions`);
  assert.match(done.text, /Semua pernyataan sudah Anda jawab/);
  assert.doesNotMatch(done.text, /sedang dikirim/);
  assert.match((await tono.get(`/p/${copy.id}`)).text, /Anda sudah menjawab/);
});

test("what one answered elsewhere is in one's own archive", async () => {
  const part = (await contentsOf(kota.ctx, tono.account)).find(({ path }) => path === "questions.json");
  let text = "";
  for await (const piece of part?.content() ?? []) text += piece;
  const [kept] = JSON.parse(text);
  assert.deepEqual(
    kept.answers.map(({ number, vote }: { number: number; vote: number }) => [number, vote]),
    [
      [1, 1],
      [2, -1],
      [3, 1],
    ],
  );
});

test("whoever thinks otherwise later says so, and takes an answer back", async () => {
  const { question, copy } = await asks();
  const say = async (statement: string, vote: string) => {
    assert.equal((await tono.post(`/p/${copy.id}/opinions`, { statement, vote })).status, 303);
    await talk(all);
  };
  await say("1", "agree");
  await say("1", "agree");
  await say("1", "disagree");
  assert.deepEqual(await votes(question.id), ["tono remote 1 -1"]);
  await say("1", "pass");
  assert.deepEqual(await votes(question.id), ["tono remote 1 0"]);
  assert.equal((await tono.post(`/p/${copy.id}/opinions/1/removal`)).status, 303);
  await talk(all);
  assert.deepEqual(await votes(question.id), []);
  await say("1", "agree");
  assert.deepEqual(await votes(question.id), ["tono remote 1 1"]);
});

test("any server answers by a plain reply: each vote counts once, changes with the reply and goes with it", async () => {
  const { question, copy } = await asks();
  const reply = await kota.says(tono, `@siti@${desa.host} 1 ya, 2 tidak. 3 lewati`, {}, copy);
  await kota.says(wati, "1 ya kalau ada anggaran", {}, copy);
  await kota.says(wati, "9 ya", {}, copy);
  await talk(all);
  assert.deepEqual(await votes(question.id), ["tono remote 1 1", "tono remote 2 -1", "tono remote 3 0"]);
  assert.match((await siti.get(`/p/${question.post_id}`)).text, /1 ya, 2 tidak/, "it stays a reply");
  await tono.post(`/p/${reply.id}/revisions`, { text: "1 tidak. Itu saja." });
  await talk(all);
  assert.deepEqual(await votes(question.id), ["tono remote 1 -1"]);
  await tono.post(`/p/${copy.id}/opinions`, { statement: "1", vote: "agree" });
  await talk(all);
  assert.deepEqual(await votes(question.id), ["tono remote 1 1"], "one person has one vote, however it comes");
  await tono.post(`/p/${reply.id}/removal`);
  await talk(all);
  assert.deepEqual(await votes(question.id), ["tono remote 1 1"], "what was said since stays");
  await kota.says(tono, "1 lewati", {}, copy);
  await talk(all);
  assert.deepEqual(await votes(question.id), ["tono remote 1 0"]);
  await tono.post(`/p/${copy.id}/opinions/1/removal`);
  await talk(all);
  assert.deepEqual(await votes(question.id), ["tono remote 1 0"], "what else was said stands");
  const other = await kota.says(wati, "2 setuju", {}, copy);
  await talk(all);
  assert.deepEqual(await votes(question.id), ["tono remote 1 0", "wati remote 2 1"]);
  await wati.post(`/p/${other.id}/removal`);
  await talk(all);
  assert.deepEqual(await votes(question.id), ["tono remote 1 0"]);
});

test("any server proposes a statement by a plain reply; it waits with the address of who proposed it, and goes with the reply", async () => {
  const { question, copy } = await asks();
  assert.match(copy.text, /Balas dengan kata usul/);
  const waiting = async () =>
    (
      await desa.pool.query(
        "select text from statements where question_id = $1 and state = 'waiting' order by number",
        [question.id],
      )
    ).rows.map(({ text }) => text);
  const reply = await kota.says(tono, `@siti@${desa.host} usul: Pasar dibuka sampai malam`, {}, copy);
  await talk(all);
  await kota.says(wati, "usul: pasar dibuka sampai malam", {}, copy);
  await talk(all);
  assert.deepEqual(await waiting(), ["Pasar dibuka sampai malam"]);
  const tend = await siti.get(`/questions/${question.id}/tend`);
  assert.match(tend.text, new RegExp(`Diusulkan dari server lain oleh <a href="/@tono@${kota.host}"`));
  await tono.post(`/p/${reply.id}/revisions`, { text: "usul: Pasar dibuka sampai sore" });
  await talk(all);
  assert.deepEqual(await waiting(), ["Pasar dibuka sampai sore"]);
  await tono.post(`/p/${reply.id}/removal`);
  await talk(all);
  assert.deepEqual(await waiting(), []);
});

test("a member who answers in words votes as a member; what they said by the form since holds", async () => {
  const { question } = await asks();
  const { rows } = await desa.pool.query("select * from posts where id = $1", [question.post_id]);
  const reply = await desa.says(budi, "1 ya 2 ya", {}, rows[0]);
  await talk(all);
  assert.deepEqual(await votes(question.id), ["budi member 1 1", "budi member 2 1"]);
  await budi.post(`/questions/${question.id}/votes`, { statement: "2", vote: "disagree" });
  await budi.post(`/p/${reply.id}/removal`);
  await talk(all);
  assert.deepEqual(await votes(question.id), ["budi member 2 -1"]);
});

test("new statements and how many take part are read elsewhere soon after; what is closed takes no answers", async () => {
  const { question, copy } = await asks();
  await desa.pool.query(
    `insert into statements (question_id, number, state, language, text) values ($1, 4, 'shown', 'jv', 'Dalane didandani'), ($1, 5, 'waiting', 'id', 'Belum dilihat')`,
    [question.id],
  );
  await desa.pool.query(
    `insert into statement_translations (statement_id, language, text, state) select id, 'id', 'Jalannya diperbaiki', 'approved' from statements where question_id = $1 and number = 4`,
    [question.id],
  );
  await kota.says(wati, "1 ya", {}, copy);
  await talk(all);
  await tellQuestions(desa.ctx);
  await talk(all);
  const kept = async () =>
    (
      await kota.pool.query("select closed, statements_count, by_remote from remote_questions where post_id = $1", [
        copy.id,
      ])
    ).rows[0];
  assert.deepEqual(await kept(), { closed: false, statements_count: 4, by_remote: 1 });
  const chosen = await tono.get(`/p/${copy.id}/opinions?s=4`);
  assert.match(chosen.text, /Jalannya diperbaiki/);
  assert.match(chosen.text, /Diterjemahkan oleh warga di/);
  assert.match(chosen.text, /lang="jv"[^>]*>Dalane didandani/);
  await desa.pool.query("update questions set closed_at = now() where id = $1", [question.id]);
  await tono.post(`/p/${copy.id}/opinions`, { statement: "1", vote: "agree" });
  await talk(all);
  assert.match((await tono.get(`/p/${copy.id}/opinions`)).text, /tidak menerima sebagian jawaban Anda/);
  await siti.post(`/questions/${question.id}/end/removal`);
  assert.equal((await siti.post(`/questions/${question.id}/end`)).status, 303);
  await talk(all);
  assert.equal((await kept()).closed, true);
  assert.equal((await tono.post(`/p/${copy.id}/opinions`, { statement: "2", vote: "agree" })).status, 422);
  await kota.says(tono, "2 ya", {}, copy);
  await talk(all);
  assert.deepEqual(await votes(question.id), ["wati remote 1 1"]);
});

test("nothing is told again where nothing changed", async () => {
  await asks();
  await tellQuestions(desa.ctx);
  await talk(all);
  await tellQuestions(desa.ctx);
  const { rows } = await desa.pool.query("select count(*)::int as count from deliveries");
  assert.equal(rows[0].count, 0);
});

test("what a closed group asks leaves for the servers of its members alone, and they answer as people from elsewhere", async () => {
  const group = await plantGroup(desa, siti, "ibu_hamil", "private");
  await joins(kota, tono, group);
  await letIn(desa.ctx, group, await there(kota, tono));
  await talk(all);
  const { question, copy, uri } = await asks({ voters: "group" }, { group: "ibu_hamil" });
  assert.equal(copy.audience, "group");
  assert.equal((await wati.get(`/p/${copy.id}/opinions`)).status, 404);
  assert.equal((await tono.get(`/p/${copy.id}/opinions`)).status, 200);
  await tono.post(`/p/${copy.id}/opinions`, { statement: "3", vote: "disagree" });
  await talk(all);
  assert.deepEqual(await votes(question.id), ["tono remote 3 -1"]);
  await answers(kota, tono, "1 ya", copy);
  assert.deepEqual(await votes(question.id), ["tono remote 1 1", "tono remote 3 -1"]);
  const asked = await desa.app.request(`${uri}/statements?page=0`, {
    headers: { Accept: "application/activity+json" },
  });
  assert.equal(asked.status, 404);
});

const proposed = async (post: string) =>
  (
    await kota.pool.query(
      "select statements_elsewhere.text, state, reason, number from statements_elsewhere where post_id = $1 order by id",
      [post],
    )
  ).rows.map(({ text, state, reason, number }) => [text, state, reason, number]);
const statementsOf = async (id: string) =>
  (
    await desa.pool.query(
      `select number, state, statements.text, handle from statements join question_participants on question_participants.id = participant_id
        join accounts on accounts.id = account_id where statements.question_id = $1 order by number`,
      [id],
    )
  ).rows.map(({ number, state, text, handle }) => `${number} ${state} ${text} ${handle.split("@")[0]}`);

test("on another Gaung one adds a statement by a form, hears what became of it, and is not asked about it again", async () => {
  const { question, copy } = await asks();
  const at = `/p/${copy.id}/statements`;
  const add = (text: string) => tono.post(at, { text, language: "id" });
  assert.equal((await add("")).status, 422);
  assert.match((await add("jalan pasar diperlebar")).text, /sudah ada/, "what is there is told at once");
  assert.equal((await add("Pasar dibuka sampai malam")).status, 303);
  assert.equal((await add("Parkir di sekolah")).status, 303);
  assert.equal((await add("Parkir di sekolah")).status, 303, "pressed twice");
  await talk(all);
  assert.deepEqual(await statementsOf(question.id), [
    "4 waiting Pasar dibuka sampai malam tono",
    "5 waiting Parkir di sekolah tono",
  ]);
  assert.match((await tono.get(at)).text, /Menunggu diperiksa di/);
  const decide = (statement: string, decision: string) =>
    siti.post(`/questions/${question.id}/decisions`, { statement, decision });
  await decide("4", "show");
  await decide("5", "out");
  await talk(all);
  assert.deepEqual(await proposed(copy.id), [
    ["Pasar dibuka sampai malam", "accepted", null, 4],
    ["Parkir di sekolah", "refused", "declined", null],
  ]);
  await tellQuestions(desa.ctx);
  await talk(all);
  const page = await tono.get(at);
  assert.match(page.text, /sebagai nomor 4/);
  assert.match(page.text, new RegExp(`/p/${copy.id}/opinions\\?s=4`));
  assert.match((await tono.get(`/p/${copy.id}/opinions`)).text, /sudah menjawab 1 dari 4/);
  assert.deepEqual(await votes(question.id), ["tono remote 4 1", "tono remote 5 1"]);
});

test("what hosts find to say the same as another is told so to who proposed it elsewhere, with the number of the other", async () => {
  const { question, copy } = await asks();
  await tono.post(`/p/${copy.id}/statements`, { text: "Bukalah pasar sampai malam" });
  await talk(all);
  const { rows } = await desa.pool.query("select number from statements where question_id = $1 and state = 'waiting'", [
    question.id,
  ]);
  const merged = await siti.post(`/questions/${question.id}/decisions`, {
    statement: `${rows[0].number}`,
    decision: "same",
    same: "1",
  });
  assert.equal(merged.status, 303, merged.text);
  await talk(all);
  assert.deepEqual(await proposed(copy.id), [["Bukalah pasar sampai malam", "refused", "duplicate", 1]]);
});

test("what is there already, came too late or is too much is refused with the reason; what waits can be taken back", async () => {
  const { question, copy } = await asks();
  const at = `/p/${copy.id}/statements`;
  await desa.pool.query(
    "insert into statements (question_id, number, state, language, text) values ($1, 7, 'shown', 'id', 'Pasar malam')",
    [question.id],
  );
  await tono.post(at, { text: "pasar malam" });
  await wati.post(at, { text: "Parkir di sekolah" });
  await talk(all);
  assert.deepEqual((await proposed(copy.id))[0], ["pasar malam", "refused", "duplicate", 7]);
  assert.match((await tono.get(at)).text, /Sudah ada di .*, nomor 7/);
  const removal = /action="([^"]+\/removal)"/.exec((await wati.get(at)).text)?.[1] ?? "";
  assert.equal((await tono.post(removal)).status, 404, "somebody else's");
  assert.equal((await wati.post(removal)).status, 303);
  await talk(all);
  assert.deepEqual(await statementsOf(question.id), []);
  await desa.pool.query("update questions set closed_at = now() where id = $1", [question.id]);
  await wati.post(at, { text: "Terlambat" });
  await talk(all);
  assert.deepEqual((await proposed(copy.id))[1], ["Terlambat", "refused", "over", null]);
  const narrow = await asks({ statements_from: "hosts" });
  assert.equal((await tono.post(`/p/${narrow.copy.id}/statements`, { text: "Boleh?" })).status, 422);
  const archive = (await contentsOf(kota.ctx, tono.account)).find(({ path }) => path === "questions.json");
  let text = "";
  for await (const piece of archive?.content() ?? []) text += piece;
  assert.match(text, /pasar malam/);
});

test("a question larger than its post is read whole, page by page, and anew when it changes", async () => {
  await desa.pool.query("update questions set closed_at = now() where closed_at is null");
  const group = await plantGroup(desa, siti, "ibu_balita", "private");
  await joins(kota, tono, group);
  await letIn(desa.ctx, group, await there(kota, tono));
  await talk(all);
  for (const more of [{}, { group: "ibu_balita" }]) {
    const { question, copy } = await asks({ voters: more.group ? "group" : "members" }, more);
    await desa.pool.query(
      "insert into statements (question_id, number, state, language, text) select $1, n, 'shown', 'id', 'Pernyataan nomor ' || n from generate_series(4, 180) n",
      [question.id],
    );
    const numbers = async () =>
      (
        await kota.pool.query("select number from remote_statements where post_id = $1 order by number", [copy.id])
      ).rows.map(({ number }) => number);
    await tellQuestions(desa.ctx);
    await talk(all);
    assert.deepEqual(
      await numbers(),
      Array.from({ length: 180 }, (_, index) => index + 1),
    );
    assert.equal((await tono.post(`/p/${copy.id}/opinions`, { statement: "60", vote: "agree" })).status, 303);
    await talk(all);
    assert.deepEqual(await votes(question.id), ["tono remote 60 1"]);
    await desa.pool.query(
      "update statements set state = 'out' where question_id = $1 and (number = 50 or number > 175)",
      [question.id],
    );
    await tellQuestions(desa.ctx);
    await talk(all);
    assert.deepEqual([(await numbers()).length, (await numbers()).includes(50)], [174, false]);
  }
});
