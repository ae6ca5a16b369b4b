import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
const ratna = await world.person("ratna");
const guest = world.guest();

async function asks(author: Person, fields: Record<string, string> = {}): Promise<string> {
  const sent = await author.post("/posts", { text: "Kapan rapat?", poll: "Sabtu\nMinggu\nSenin", ...fields });
  assert.equal(sent.status, 303, sent.text);
  return sent.location.slice("/p/".length);
}
const votes = (person: Person, id: string, ...choices: number[]) =>
  person.post(
    `/p/${id}/votes`,
    new URLSearchParams(choices.map((choice): [string, string] => ["choice", String(choice)])),
  );
const shares = (text: string) => [...text.matchAll(/(\d+)% · (\d+) suara/g)].map(([, , count]) => Number(count));
const end = (id: string) =>
  world.pool.query("update polls set ends_at = now() - interval '1 second' where post_id = $1", [id]);

test("a poll is asked with a post, answered by a press in any list, and only then tells the result", async () => {
  const id = await asks(siti);
  const before = await tono.get("/community");
  assert.match(before.text, new RegExp(`<button class="alt" formaction="/p/${id}/votes" name="vote.${id}.2">`));
  assert.deepEqual(shares(before.text), []);
  const pressed = await tono.post(`/p/${id}/votes`, { [`vote.${id}.2`]: "" });
  assert.deepEqual([pressed.status, pressed.location], [303, `/#p${id}`]);
  const { text } = await tono.get(`/p/${id}`);
  assert.deepEqual(shares(text), [0, 1, 0]);
  assert.match(text, /<bdi>Minggu<\/bdi> <span class="tag">pilihan Anda<\/span> <b>100% · 1 suara<\/b>/);
  assert.match(text, /1 orang memilih · sampai /);
  assert.doesNotMatch(text, /formaction/);
  for (const other of [ratna, guest]) {
    const page = (await other.get(`/p/${id}`)).text;
    assert.deepEqual(shares(page), []);
    assert.match(page, /1 orang memilih/);
  }
  assert.deepEqual(shares((await siti.get(`/p/${id}`)).text), [0, 1, 0], "who asks sees the count");
});

test("nobody answers twice, after the end, with what is not there, or with nothing", async () => {
  const id = await asks(siti);
  assert.equal((await votes(tono, id, 1)).status, 303);
  const again = await votes(tono, id, 2);
  assert.equal(again.status, 422);
  assert.match(again.text, /sudah memilih di jajak pendapat ini/);
  for (const wrong of [[], [4], [2, 2], [0], [1, 2], [99]])
    assert.equal((await votes(ratna, id, ...wrong)).status, 422);
  assert.equal((await ratna.post(`/p/${id}/votes`, { choice: "satu" })).status, 422);
  await end(id);
  const late = await votes(ratna, id, 1);
  assert.equal(late.status, 422);
  assert.match(late.text, /sudah selesai/);
  assert.deepEqual(shares((await guest.get(`/p/${id}`)).text), [1, 0, 0], "after the end everyone sees the result");
});

test("where more may be chosen the answers are ticked on the poll's own page", async () => {
  const id = await asks(siti, { poll_multiple: "on" });
  assert.match((await tono.get("/community")).text, new RegExp(`<a class="btn alt" href="/p/${id}/votes">`));
  const page = await tono.get(`/p/${id}/votes`);
  assert.equal(page.text.match(/type="checkbox" name="choice"/g)?.length, 3);
  assert.equal((await votes(tono, id, 1, 3)).status, 303);
  assert.deepEqual(shares((await tono.get(`/p/${id}`)).text), [1, 0, 1]);
});

test("a result that is hidden until the end is seen by nobody before it, not even by who asks", async () => {
  const id = await asks(siti, { poll_hidden: "on" });
  await votes(tono, id, 1);
  for (const person of [tono, siti, ratna, guest]) {
    const { text } = await person.get(`/p/${id}`);
    assert.deepEqual(shares(text), []);
    assert.match(text, /hasil tampil setelah selesai/);
  }
  await end(id);
  assert.deepEqual(shares((await ratna.get(`/p/${id}`)).text), [1, 0, 0]);
});

test("the words of a poll can be changed until somebody has answered", async () => {
  const id = await asks(siti);
  assert.equal((await siti.post(`/p/${id}/revisions`, { text: "Kapan rapatnya?" })).status, 303);
  await votes(tono, id, 1);
  const refused = await siti.post(`/p/${id}/revisions`, { text: "Setuju iuran naik?" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /tidak bisa diubah lagi/);
});

test("a poll waits in a draft, and goes out at its hour with its time counted from then", async () => {
  const saved = await siti.post("/posts", { text: "Nanti", poll: "Ya\nTidak", poll_lasts: "5", "do.save": "" });
  const { rows } = await world.pool.query("select id from drafts order by id desc limit 1");
  assert.equal(saved.status, 303);
  assert.match((await siti.get(`/drafts/${rows[0].id}`)).text, /\nYa\nTidak<\/textarea>/);
  await world.pool.query("update drafts set publish_at = now() - interval '1 hour' where id = $1", [rows[0].id]);
  await world.pool.query("select graphile_worker.add_job('posts.publish-scheduled', $1::json)", [
    JSON.stringify({ draftId: rows[0].id }),
  ]);
  await world.settle();
  const { rows: polls } = await world.pool.query(
    "select extract(epoch from ends_at - now())::integer as left from polls order by post_id desc limit 1",
  );
  assert.ok(polls[0].left > 240 && polls[0].left <= 300);
});

test("the end of a poll is told once, and not for one that was deleted", async () => {
  const told: unknown[] = [];
  const ctx = { ...world.ctx, listeners: { "posts.poll-ended": ["told"] } };
  const { endPoll } = await import("./end-poll.ts");
  const id = await asks(siti);
  await endPoll(ctx, id);
  await end(id);
  await endPoll(ctx, id);
  await endPoll(ctx, id);
  await endPoll(ctx, "1");
  const { rows } = await world.pool.query(
    "select payload from graphile_worker._private_jobs join graphile_worker._private_tasks as tasks on tasks.id = task_id where identifier = 'told'",
  );
  told.push(...rows.map(({ payload }) => payload));
  assert.deepEqual(told, [{ postId: id, authorId: siti.account.id }]);
  await world.pool.query("select graphile_worker.complete_jobs(array(select id from graphile_worker._private_jobs))");
});

test("a poll is answered by those alone who may see its post", async () => {
  const id = await asks(siti, { audience: "followers" });
  assert.equal((await votes(tono, id, 1)).status, 404);
  const open = await asks(siti);
  await siti.post("/people/ratna/block");
  assert.equal((await votes(ratna, open, 1)).status, 404);
  const plain = await world.says(siti, "Tanpa jajak pendapat");
  assert.equal((await votes(tono, plain.id, 1)).status, 404);
  assert.equal((await guest.post(`/p/${open}/votes`, { choice: "1" })).status, 403);
});
