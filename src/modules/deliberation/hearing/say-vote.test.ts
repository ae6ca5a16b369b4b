import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { makeWorld } from "../../../../tests/world.ts";
import { askQuestion } from "../asking/ask-question.ts";
import { getQuestion } from "../asking/queries.ts";
import { getStatement } from "../statements/queries.ts";
import { sayVote } from "./say-vote.ts";
import { takeBackVotes } from "./take-back.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const siti = await world.person("siti");
await pool.query("insert into accounts (handle, name, status) values ('budi@jauh.test', 'Budi', 'remote')");
const budi = await ctx.db
  .selectFrom("accounts")
  .selectAll()
  .where("handle", "=", "budi@jauh.test")
  .executeTakeFirstOrThrow();
const { id } = await askQuestion(ctx, siti.account, {
  draft: { title: "Jalan pasar?", voters: "members", statements: ["Satu", "Dua", "Tiga"] },
});
const question = await getQuestion(ctx, budi, id);
const statement = await getStatement(ctx, question, 1);

const replies = fc.uniqueArray(
  fc.record({
    name: fc.integer({ min: 1, max: 6 }),
    minute: fc.integer({ min: 1, max: 1000 }),
    vote: fc.constantFrom(1, 0, -1),
    gone: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6, selector: ({ name }) => name, comparator: "IsStrictlyEqual" },
);

test("in whatever order what somebody said arrives, the last of what they did not take back counts, and everything is there once", async () => {
  await fc.assert(
    fc.asyncProperty(replies, fc.infiniteStream(fc.nat()), async (said, luck) => {
      await pool.query("delete from statement_votes");
      const at = ({ minute, name }: { minute: number; name: number }) => Date.UTC(2026, 0, 1, 0, minute) + name;
      const shuffled = said.map((one) => ({ one, by: luck.next().value ?? 0 })).sort((a, b) => a.by - b.by);
      for (const { one } of [...shuffled, ...shuffled.slice(0, 2)])
        await sayVote(ctx, question, budi, statement, {
          said_by: `reply ${one.name}`,
          vote: one.vote as 1,
          said_at: new Date(at(one)),
        });
      for (const { one } of shuffled) if (one.gone) await takeBackVotes(ctx, budi, `reply ${one.name}`);
      const last = said.filter(({ gone }) => !gone).sort((a, b) => at(b) - at(a))[0];
      const { rows } = await pool.query(
        "select vote, (select count(*)::int from spoken_votes) as sayings from statement_votes",
      );
      const stands = said.filter(({ gone }) => !gone).length;
      assert.deepEqual(rows, last ? [{ vote: last.vote, sayings: stands }] : []);
    }),
    { numRuns: 40 },
  );
});
