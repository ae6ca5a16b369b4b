import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { makeThreads } from "#platform/threads";
import { drawsMaps } from "../../../../../tests/asked.ts";
import { makeWorld } from "../../../../../tests/world.ts";
import type { OpinionMap } from "../opinion-map.ts";
import { drawQuestion } from "./draw-question.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const siti = await world.person("siti");
const column = async (text: string, ...values: unknown[]): Promise<string[]> =>
  (await pool.query<{ it: string }>(text, values)).rows.map(({ it }) => it);

/** A question with its statements, about which nobody has said anything. */
async function asks(statements: number) {
  const [id = ""] = await column(
    "insert into questions (author_id, title) values ($1, 'Jalan pasar') returning id as it",
    siti.account.id,
  );
  const ids = await column(
    `insert into statements (question_id, number, state, language, text)
      select $1, number, 'shown', 'id', 'Pernyataan ' || number from generate_series(1, $2::int) as number returning id as it`,
    id,
    statements,
  );
  return { id, ids };
}

/** So many people, of whom each takes part. */
const join = (question: string, people: number, tier = "member") =>
  tier === "guest"
    ? column(
        `insert into question_participants (question_id, tier, token_hash)
          select $1, 'guest', sha256(('guest ' || n)::bytea) from generate_series(1, $2::int) as n returning id as it`,
        question,
        people,
      )
    : column(
        `with made as (insert into accounts (handle, name) select 'warga' || next_id(), 'Warga' from generate_series(1, $2::int) returning id)
          insert into question_participants (question_id, tier, account_id) select $1, 'member', id from made returning id as it`,
        question,
        people,
      );

const says = (question: string, participant: string, statement: string, vote: number) =>
  pool.query(
    `insert into statement_votes (question_id, participant_id, statement_id, vote) values ($1, $2, $3, $4)
      on conflict (participant_id, statement_id) do update set vote = excluded.vote, changed = pg_current_xact_id()`,
    [question, participant, statement, vote],
  );

/** The first `agreeing` people agree to everything, the others to nothing. */
async function allSay(question: string, people: readonly string[], ids: readonly string[], agreeing: number) {
  for (const [at, person] of people.entries())
    for (const statement of ids) await says(question, person, statement, at < agreeing ? 1 : -1);
}

async function mapOf(question: string, of = "all"): Promise<OpinionMap> {
  const { rows } = await pool.query("select result from opinion_maps where question_id = $1 and of = $2", [
    question,
    of,
  ]);
  return rows[0].result;
}

test("votes make a map of all and one of members; what guests said is in the first alone", async () => {
  const { id, ids } = await asks(8);
  await allSay(id, await join(id, 16), ids, 10);
  await allSay(id, await join(id, 3, "guest"), ids, 0);
  await drawQuestion(ctx, id);
  const [all, members] = [await mapOf(id), await mapOf(id, "members")];
  assert.deepEqual([all.participants, all.votes, members.participants], [19, 152, 16]);
  assert.deepEqual(
    all.groups.map(({ size }) => size),
    [10, 9],
  );
  assert.deepEqual(all.totals[ids[0] ?? ""], [10, 9, 19]);
  assert.deepEqual(members.totals[ids[0] ?? ""], [10, 6, 16]);
  assert.deepEqual(all.statements, ids);
  assert.equal(
    (await column("select id as it from question_participants where question_id = $1 and in_map", id)).length,
    19,
  );
  const { rows } = await pool.query("select priorities from opinion_maps where question_id = $1", [id]);
  assert.ok(rows[0].priorities[ids[0] ?? ""] > 0);
});

test("a changed vote, a new one and a statement taken out are on the next map", async () => {
  const { id, ids } = await asks(8);
  const people = await join(id, 16);
  await allSay(id, people, ids, 10);
  await drawQuestion(ctx, id);
  await says(id, people[0] ?? "", ids[0] ?? "", -1);
  const [newcomer = ""] = await join(id, 1);
  await says(id, newcomer, ids[0] ?? "", 0);
  await pool.query("update statements set state = 'out' where id = $1", [ids[7]]);
  await pool.query("update statements set is_meta = true where id = $1", [ids[6]]);
  await drawQuestion(ctx, id);
  const map = await mapOf(id);
  assert.deepEqual(map.totals[ids[0] ?? ""], [9, 7, 17]);
  assert.deepEqual(map.out, [ids[6], ids[7]]);
  assert.deepEqual([map.participants, map.votes], [17, 129]);
});

test("what is said by a statement's author while it waits is on the map once it is shown", async () => {
  const { id, ids } = await asks(8);
  const people = await join(id, 15);
  await allSay(id, people, ids.slice(0, 7), 8);
  const [late = ""] = ids.slice(7);
  await pool.query("update statements set state = 'waiting' where id = $1", [late]);
  await says(id, people[0] ?? "", late, 1);
  await drawQuestion(ctx, id);
  assert.equal((await mapOf(id)).statements.length, 7);
  await pool.query("update statements set state = 'shown' where id = $1", [late]);
  await drawQuestion(ctx, id);
  assert.deepEqual((await mapOf(id)).totals[late], [1, 0, 1]);
});

test("the votes of an account that is gone are gone from the map by themselves", async () => {
  const { id, ids } = await asks(8);
  await allSay(id, await join(id, 16), ids, 10);
  await drawQuestion(ctx, id);
  await pool.query("delete from graphile_worker._private_jobs");
  await pool.query(
    "delete from accounts where id in (select account_id from question_participants where question_id = $1 order by id limit 2)",
    [id],
  );
  await drawsMaps(world);
  assert.deepEqual((await mapOf(id)).totals[ids[0] ?? ""], [8, 6, 14]);
  assert.deepEqual((await mapOf(id)).groups, []);
});

test("two questions, each drawn four times at once, are drawn rightly", async () => {
  const [one, other] = [await asks(8), await asks(9)];
  await allSay(one.id, await join(one.id, 15), one.ids, 9);
  await allSay(other.id, await join(other.id, 17), other.ids, 5);
  await Promise.all([1, 2, 3, 4].flatMap(() => [drawQuestion(ctx, one.id), drawQuestion(ctx, other.id)]));
  assert.deepEqual([(await mapOf(one.id)).votes, (await mapOf(other.id)).votes], [15 * 8, 17 * 9]);
});

test("when a thread ends in the midst of it the drawing fails, and another draws what was said meanwhile", async () => {
  const { id, ids } = await asks(8);
  const people = await join(id, 15);
  await allSay(id, people, ids, 8);
  await drawQuestion(ctx, id);
  const threads = makeThreads();
  await drawQuestion({ ...ctx, threads }, id);
  await says(id, people[1] ?? "", ids[0] ?? "", 0);
  const failing = assert.rejects(drawQuestion({ ...ctx, threads }, id));
  await threads.stop();
  await failing;
  await says(id, people[0] ?? "", ids[0] ?? "", 0);
  await drawQuestion(ctx, id);
  assert.deepEqual((await mapOf(id)).totals[ids[0] ?? ""], [6, 7, 15]);
});

test("a vote cast on the page is on the map within a second or two", async () => {
  const { id, ids } = await asks(8);
  await allSay(id, await join(id, 15), ids, 8);
  const tono = await world.person("tono");
  assert.equal((await tono.post(`/questions/${id}/votes`, { statement: "1", vote: "agree" })).status, 303);
  const { rows } = await pool.query(
    "select run_at - now() < interval '1 second' as soon from graphile_worker.jobs where queue_name = $1",
    [`map:${id}`],
  );
  assert.deepEqual(rows, [{ soon: true }]);
  for (let turn = 0; turn < 100; turn++) {
    await world.settle();
    const { rows: made } = await pool.query("select from opinion_maps where question_id = $1", [id]);
    if (made.length > 0) break;
    await sleep(50);
  }
  assert.deepEqual((await mapOf(id)).totals[ids[0] ?? ""], [9, 7, 16]);
});

test("many votes at once wait for nobody, and one drawing has them all", async () => {
  const { id, ids } = await asks(8);
  const people = await Promise.all(Array.from({ length: 15 }, (_, at) => world.person(`serentak_${at}`)));
  const answers = await Promise.all(
    people.map((person, at) =>
      person.post(`/questions/${id}/votes`, { statement: "1", vote: at < 9 ? "agree" : "pass" }),
    ),
  );
  assert.ok(answers.every(({ status }) => status === 303));
  const waiting = () => column("select id::text as it from graphile_worker.jobs where queue_name = $1", `map:${id}`);
  assert.equal((await waiting()).length, 15);
  await drawQuestion(ctx, id);
  assert.deepEqual([await waiting(), (await mapOf(id)).totals[ids[0] ?? ""]], [[], [9, 0, 15]]);
});

test("how many groups a map shows stays for a while, also across a restart; open data and the last map are from scratch", async () => {
  const { id, ids } = await asks(12);
  // Three minds about everything, and each person has one of their own.
  for (const [nth, person] of (await join(id, 36)).entries())
    for (const [at, statement] of ids.entries())
      await says(id, person, statement, (at % 3 === nth % 3) === (at !== Math.floor(nth / 3)) ? 1 : -1);
  await drawQuestion(ctx, id);
  const [clearest, shown] = [3, 2];
  assert.equal((await mapOf(id)).groups.length, clearest);
  const wasShown = () =>
    pool.query("update opinion_maps set shown_groups = $2, best_groups = $2, best_times = 4 where question_id = $1", [
      id,
      shown,
    ]);
  const open = async () => JSON.parse((await world.guest().get(`/questions/${id}/map.json`)).text).groups.length;
  await wasShown();
  for (const turn of [1, 2, 3, 4]) {
    const threads = makeThreads();
    await drawQuestion({ ...ctx, threads }, id);
    await threads.stop();
    assert.deepEqual([turn, (await mapOf(id)).groups.length], [turn, turn < 4 ? shown : clearest]);
    assert.equal(await open(), clearest);
  }
  await wasShown();
  await drawQuestion(ctx, id);
  assert.equal((await mapOf(id)).groups.length, shown);
  await siti.post(`/questions/${id}/end`);
  await drawsMaps(world);
  assert.equal((await mapOf(id)).groups.length, clearest);
});

/** A question drawn just now, so that the next drawing waits, for as long as a test may take. */
async function drawnLately() {
  const { id, ids } = await asks(8);
  const people = await join(id, 15);
  await allSay(id, people, ids, 9);
  await drawQuestion(ctx, id);
  await pool.query("update opinion_maps set made_at = now() + interval '1 hour' where question_id = $1", [id]);
  const waiting = async () =>
    (await column("select id::text as it from graphile_worker.jobs where queue_name = $1", `map:${id}`)).length;
  return { id, ids, people, waiting };
}
const mayBeDrawn = (question: string) =>
  pool.query("update opinion_maps set made_at = now() - interval '1 minute' where question_id = $1", [question]);

test("while a drawing waits for its turn, who votes asks for no other", async () => {
  const { id, ids, waiting } = await drawnLately();
  for (let nth = 0; nth < 5; nth++) {
    const person = await world.person(`menyusul_${nth}`);
    assert.equal((await person.post(`/questions/${id}/votes`, { statement: "1", vote: "agree" })).status, 303);
  }
  assert.equal(await waiting(), 1);
  await mayBeDrawn(id);
  await drawQuestion(ctx, id);
  assert.deepEqual([await waiting(), (await mapOf(id)).totals[ids[0] ?? ""]], [0, [14, 6, 20]]);
});

test("a vote that is still being written when the waiting drawing is taken is on the one after it", async () => {
  const { id, ids, people, waiting } = await drawnLately();
  await pool.query("select queue_drawing($1)", [id]);
  const writing = await pool.connect();
  try {
    await writing.query("begin");
    await writing.query(
      "update statement_votes set vote = -1, changed = pg_current_xact_id() where participant_id = $1",
      [people[0]],
    );
    await writing.query("select queue_drawing($1)", [id]);
    assert.equal(await waiting(), 1);
    await mayBeDrawn(id);
    await drawQuestion(ctx, id);
    assert.deepEqual([await waiting(), (await mapOf(id)).totals[ids[0] ?? ""]], [1, [9, 6, 15]]);
    await writing.query("commit");
  } finally {
    writing.release();
  }
  await drawQuestion(ctx, id);
  assert.deepEqual([await waiting(), (await mapOf(id)).totals[ids[0] ?? ""]], [0, [8, 7, 15]]);
});
