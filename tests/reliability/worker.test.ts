import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { inTransaction } from "#platform/context";
import { openPool } from "#platform/database";
import { queueTask } from "#platform/events";
import { startWorker, type Tasks } from "#platform/tasks";
import { makeWorld } from "../world.ts";

const world = await makeWorld();

async function withWorker(tasks: Tasks, work: () => Promise<void>, last: () => void = () => {}): Promise<void> {
  const { rows } = await world.pool.query<{ name: string }>("select current_database() as name");
  const url = (process.env["TEST_DATABASE_URL"] ?? "").replace(/\/[^/?]*(\?|$)/, `/${rows[0]?.name}$1`);
  const pool = openPool({ connectionString: url }, 4, () => {});
  const worker = await startWorker(world.ctx, pool, tasks, [], false);
  try {
    await work();
  } finally {
    last();
    await worker.stop();
    await pool.end();
  }
}

const until = async (holds: () => Promise<boolean>, patience: number) => {
  for (const began = Date.now(); !(await holds()); await sleep(50)) if (Date.now() - began > patience) return false;
  return true;
};

test("REL-07: the name a running task is locked under is the name its worker lives by, so that a long task is not done twice", async () => {
  const finish = Promise.withResolvers<void>();
  let begun = 0;
  const tasks: Tasks = {
    "test.long": () => {
      begun++;
      return finish.promise;
    },
  };
  await withWorker(
    tasks,
    async () => {
      await queueTask(world.ctx, "test.long", {});
      assert.ok(await until(async () => begun === 1, 5000));
      const { rows } = await world.pool.query(
        "select locked_by from graphile_worker._private_jobs where locked_by in (select worker_id from worker_heartbeats)",
      );
      assert.equal(rows.length, 1);
    },
    finish.resolve,
  );
});

test("REL-07: a task whose end the database never heard of is done again within half a minute of being noticed", {
  timeout: 60_000,
}, async (t) => {
  let done = 0;
  const tasks: Tasks = { "test.short": async () => void done++ };
  await withWorker(tasks, async () => {
    // As after a crash of the database between the task's effect and the note of its end.
    await inTransaction(world.ctx, async (ctx) => {
      await queueTask(ctx, "test.short", {});
      await sql`update graphile_worker._private_jobs set attempts = 1, locked_at = now() - interval '2 minutes',
        locked_by = (select worker_id from worker_heartbeats order by seen_at desc limit 1)`.execute(ctx.db);
    });
    const began = Date.now();
    assert.ok(
      await until(
        async () => (await world.pool.query("select from graphile_worker._private_jobs")).rowCount === 0,
        30_000,
      ),
    );
    assert.equal(done, 1);
    t.diagnostic(`done again after ${Date.now() - began} ms`);
  });
});
