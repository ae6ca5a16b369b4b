import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../../tests/world.ts";
import { findNextStatement } from "./next-statement.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const siti = await world.person("siti");

async function asks(count: number) {
  const { rows } = await pool.query("insert into questions (author_id, title) values ($1, 'Pasar?') returning id", [
    siti.account.id,
  ]);
  const { id } = rows[0];
  const made = await pool.query(
    "insert into statements (question_id, number, state, language, text) select $1, n, 'shown', 'id', 'Pernyataan ' || n from generate_series(1, $2::int) as n returning id",
    [id, count],
  );
  return { id: id as string, ids: made.rows.map((row) => row.id as string) };
}
const weigh = (id: string, priorities: object) =>
  pool.query(
    "insert into opinion_maps (question_id, of, participants, votes, result, priorities) values ($1, 'all', 0, 0, '{}', $2)",
    [id, JSON.stringify(priorities)],
  );

test("each statement comes first for as many people as its priority says, and stays first when they look again", async () => {
  const { id, ids } = await asks(3);
  const [often = "", seldom = "", never = ""] = ids;
  await weigh(id, { [often]: 8, [seldom]: 2, [never]: 0 });
  const first = new Map<string, number>();
  for (let person = 0; person < 400; person++) {
    const next = await findNextStatement(ctx, { id }, undefined, `warga ${person}`);
    first.set(next?.id ?? "", (first.get(next?.id ?? "") ?? 0) + 1);
    if (person % 50 === 0)
      assert.equal((await findNextStatement(ctx, { id }, undefined, `warga ${person}`))?.id, next?.id);
  }
  const share = (first.get(often) ?? 0) / 400;
  assert.ok(share > 0.72 && share < 0.88, `8 of 10, within four standard errors: ${share}`);
  assert.equal(first.get(never), undefined);
});

test("what somebody just said is not drowned by a hundred statements everybody has judged", async () => {
  const { id, ids } = await asks(101);
  const newest = ids.at(-1) ?? "";
  await weigh(id, Object.fromEntries(ids.slice(0, -1).map((one) => [one, 0.05])));
  let first = 0;
  for (let person = 0; person < 100; person++)
    if ((await findNextStatement(ctx, { id }, undefined, `warga ${person}`))?.id === newest) first++;
  assert.ok(first > 30, `for ${first} of 100 people it comes first`);
});

test("what one has answered does not come again, and after the last there is nothing", async () => {
  const { id, ids } = await asks(2);
  const { rows } = await pool.query(
    "insert into question_participants (question_id, tier, account_id) values ($1, 'member', $2) returning id",
    [id, siti.account.id],
  );
  const seen = new Set<string>();
  for (let turn = 0; turn < 2; turn++) {
    const next = await findNextStatement(ctx, { id }, rows[0].id, "siti");
    seen.add(next?.id ?? "");
    await pool.query(
      "insert into statement_votes (question_id, statement_id, participant_id, vote) values ($1, $2, $3, 0)",
      [id, next?.id, rows[0].id],
    );
  }
  assert.deepEqual([...seen].sort(), [...ids].sort());
  assert.equal(await findNextStatement(ctx, { id }, rows[0].id, "siti"), undefined);
});
