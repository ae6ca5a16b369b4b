import assert from "node:assert/strict";
import { test } from "node:test";
import { auditSignatures, countSignatures } from "../../src/modules/campaigns/signatures/queries.ts";
import { asksForBridge, miscountedSignatures } from "../signing.ts";
import { makeWorld } from "../world.ts";

const CLIENTS = 64;
const world = await makeWorld();
const siti = await world.person("siti");
const admin = await world.person("admina", { role: "administrator" });
const people = await Promise.all(Array.from({ length: CLIENTS }, (_, at) => world.person(`warga_${at}`)));

test("REL-16: while 64 clients sign, withdraw and are taken out, the public count equals the audited query at every sample", {
  timeout: 120_000,
}, async (t) => {
  const demand = await asksForBridge(world, siti);
  const began = Date.now();
  let samples = 0;
  const isOver = () => Date.now() - began > (samples >= 20 ? 10_000 : 60_000);
  const statuses = new Map<number, number>();
  const note = ({ status }: { status: number }) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const forgiving = setInterval(() => void world.pool.query("delete from rate_limits"), 500);
  const clients = people.map(async (person, at) => {
    for (let turn = at; !isOver(); turn++) {
      const path = `/demands/${demand.id}/signature${turn % 3 === 2 ? "/removal" : ""}`;
      note(await person.post(path, turn % 3 === 1 ? { words: `Kali ke-${turn}` } : {}));
    }
  });
  const moderator = (async () => {
    while (!isOver()) {
      const base = `/demands/${demand.id}/signatures`;
      note(await admin.post(`${base}/invalidations`, { tier: "member", reason: "Percobaan" }));
      await world.settle();
      const { rows } = await world.pool.query(
        "select id from signature_invalidations where demand_id = $1 order by id desc limit 1",
        [demand.id],
      );
      note(await admin.post(`${base}/invalidations/${rows[0].id}/removal`));
      await world.settle();
    }
  })();
  while (!isOver()) {
    // Both in one moment of the database, as a page and an auditor would have to ask together.
    const [kept, audited] = await world.ctx.db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute(async (db) => [
        await countSignatures({ ...world.ctx, db }, demand),
        await auditSignatures({ ...world.ctx, db }, demand),
      ]);
    assert.deepEqual(kept, audited);
    samples++;
  }
  await Promise.all([...clients, moderator]);
  clearInterval(forgiving);
  t.diagnostic(`${samples} samples, answers ${JSON.stringify([...statuses])}`);
  assert.ok(samples >= 20);
  assert.deepEqual(
    [...statuses.keys()].filter((status) => ![303, 422].includes(status)),
    [],
  );
  assert.deepEqual(await miscountedSignatures(world), []);
  const { rows } = await world.pool.query(
    "select count(*)::int as rows, count(distinct account_id)::int as people from signatures where demand_id = $1",
    [demand.id],
  );
  assert.equal(rows[0].rows, rows[0].people);
});

test("REL-16 negative control: who reads, adds one and writes back loses signatures, and the audit sees it", async () => {
  const demand = await asksForBridge(world, siti);
  await world.pool.query("alter table signatures disable trigger signatures_made");
  await world.pool.query("insert into signature_counts values ($1, 'member', 0, 0)", [demand.id]);
  await Promise.all(
    people.map(async (person) => {
      const { rows } = await world.pool.query("select counted from signature_counts where demand_id = $1", [demand.id]);
      await person.post(`/demands/${demand.id}/signature`);
      await world.pool.query("update signature_counts set counted = $2 where demand_id = $1", [
        demand.id,
        Number(rows[0].counted) + 1,
      ]);
    }),
  );
  await world.pool.query("alter table signatures enable trigger signatures_made");
  assert.equal((await auditSignatures(world.ctx, demand)).member, CLIENTS);
  assert.equal((await miscountedSignatures(world)).length, 1);
});
