import assert from "node:assert/strict";
import { test } from "node:test";
import { asksForBridge, miscountedSignatures } from "../../../../tests/signing.ts";
import { makeWorld } from "../../../../tests/world.ts";
import { countSignatures } from "./queries.ts";
import { receiveSignature, receiveWithdrawal } from "./receive-signature.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const siti = await world.person("siti");
await pool.query(
  "insert into accounts (handle, name, status) select 'r' || n || '@lain.test', 'R', 'remote' from generate_series(1, 2) n",
);
const [tono, wati] = await ctx.db
  .selectFrom("accounts")
  .selectAll()
  .where("status", "=", "remote")
  .orderBy("id")
  .execute();
assert.ok(tono && wati);
const button = { uri: "https://lain.test/signatures/1" };
const answer = { uri: "https://lain.test/notes/1" };

for (const [first, second] of [
  [button, answer],
  [answer, button],
] as const)
  for (const taken of [first, second])
    test(`who signs elsewhere by ${first.uri} and ${second.uri} counts once, and ${taken.uri} takes it back`, async () => {
      const demand = await asksForBridge(world, siti);
      const remote = async () => (await countSignatures(ctx, demand)).remote;
      await receiveSignature(ctx, tono, demand, first);
      await receiveSignature(ctx, tono, demand, second);
      await receiveSignature(ctx, wati, demand, second);
      assert.equal(await remote(), 1, "an address is one person's");
      await receiveWithdrawal(ctx, wati, taken.uri);
      assert.equal(await remote(), 1);
      await receiveWithdrawal(ctx, tono, taken.uri);
      assert.equal(await remote(), 0);
      const anew = { uri: "https://lain.test/signatures/2" };
      await receiveSignature(ctx, tono, demand, anew);
      await receiveWithdrawal(ctx, tono, (taken === first ? second : first).uri);
      assert.equal(await remote(), 1, "what was over before takes back nothing that came later");
      await receiveWithdrawal(ctx, tono, anew.uri);
      await pool.query("delete from demands where id = $1", [demand.id]);
      assert.deepEqual(await miscountedSignatures(world), []);
    });
