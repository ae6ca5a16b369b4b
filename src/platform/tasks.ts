import { EventEmitter } from "node:events";
import {
  type Worker as GraphileWorker,
  Logger,
  parseCronItems,
  run,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
import { sql } from "kysely";
import type pg from "pg";
import type { Context } from "./context.ts";

/** What a worker can do, by name: an order such as `timelines.write-post`. The payload is JSON. */
export type Task = (ctx: Context, payload: unknown) => Promise<void>;
export type Tasks = Readonly<Record<string, Task>>;

/** When to do a task by itself: a cron pattern in UTC. */
export type Schedule = readonly { readonly task: string; readonly at: string }[];

/** Jobs done at once, and how often a worker says that it lives. */
const CONCURRENCY = 2;
const HEARTBEAT_MS = 15_000;
/** A worker unheard of for so long is dead; its jobs are handed to others. */
const DEAD_AFTER_SECONDS = 60;

export type Worker = { readonly stop: () => Promise<void> };

/**
 * Starts doing queued tasks. A task that throws is tried again later, more and more rarely. What a killed
 * worker left half done is taken up again within about a minute, or at once by `alone`: the one worker there is.
 * `stop` lets running tasks finish and hands back the rest.
 */
export async function startWorker(
  ctx: Context,
  pool: pg.Pool,
  tasks: Tasks,
  schedule: Schedule,
  alone: boolean,
): Promise<Worker> {
  const pools = new Set<string>();
  const workers = new Set<GraphileWorker>();
  const events = new EventEmitter() as WorkerEvents;
  events.on("worker:create", ({ worker }) => {
    pools.add(worker.workerPool.id);
    workers.add(worker);
  });
  await freeJobsOfTheDead(ctx, alone ? 0 : DEAD_AFTER_SECONDS);
  const runner = await run({
    pgPool: pool,
    taskList: toTaskList(ctx, tasks),
    parsedCronItems: parseCronItems(schedule.map(({ task, at }) => ({ task, match: at }))),
    events,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    pollInterval: 500,
    logger: new Logger(() => () => {}),
  });
  let busyBefore: string[] = [];
  const beat = async () => {
    const busy = [...workers].flatMap((worker) => worker.getActiveJob()?.id ?? []);
    await noteAlive(ctx, [...pools]);
    await freeJobsOfTheDead(ctx, DEAD_AFTER_SECONDS);
    await freeLostJobs(ctx, [...pools], [...busyBefore, ...busy]);
    busyBefore = busy;
  };
  const timer = setInterval(() => {
    beat().catch((error: unknown) => ctx.log.warn("The worker cannot reach the database", { error: String(error) }));
  }, HEARTBEAT_MS);
  await beat();
  runner.promise.catch((error: unknown) => ctx.log.error("The worker stopped", { error: String(error) }));
  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop();
    },
  };
}

function toTaskList(ctx: Context, tasks: Tasks): TaskList {
  const wrap = (name: string, task: Task) => async (payload: unknown) => {
    try {
      await task(ctx, payload);
    } catch (error) {
      ctx.log.error("A task failed and will be tried again", { task: name, error: String(error) });
      throw error;
    }
  };
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, wrap(name, task)]));
}

/** Jobs are locked in the name of the pool of workers, so that is the name that must be known to live. */
async function noteAlive(ctx: Context, names: readonly string[]): Promise<void> {
  await sql`insert into worker_heartbeats (worker_id) select unnest(${names}::text[])
    on conflict (worker_id) do update set seen_at = now()`.execute(ctx.db);
  await sql`delete from worker_heartbeats where seen_at < now() - interval '1 day'`.execute(ctx.db);
}

/** Hands back jobs that were taken long ago by a worker nobody has heard of since. */
async function freeJobsOfTheDead(ctx: Context, seconds: number): Promise<void> {
  await sql`select graphile_worker.force_unlock_workers(array(
    select distinct locked_by from graphile_worker._private_jobs
    where locked_at < now() - make_interval(secs => ${seconds}) and locked_by not in (
      select worker_id from worker_heartbeats where seen_at > now() - make_interval(secs => ${seconds}))))`.execute(
    ctx.db,
  );
}

/** Hands back jobs we took long ago and do not work on: done or failed while the database was away, so that it never heard of it. */
async function freeLostJobs(ctx: Context, pools: readonly string[], busy: readonly string[]): Promise<void> {
  await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null
    where locked_by = any(${pools}::text[]) and id <> all(${busy}::bigint[])
      and locked_at < now() - make_interval(secs => ${DEAD_AFTER_SECONDS})`.execute(ctx.db);
}
