import { join } from "node:path";
import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { type DrawerQuestion, type Made, type MadeMap, OTHERWISE } from "./messages.ts";
import { readVotes } from "./read-votes.ts";

const isBuilt = !import.meta.filename.endsWith(".ts");
const drawer = join(import.meta.dirname, isBuilt ? "map-drawer.js" : "map-drawer.ts");
/** Two who draw the same question at once may each have to read again. */
const TRIES = 4;
/** So long after a drawing read its votes the next may begin (`queue_drawing`). */
const APART_MS = 400;

/**
 * Draws the opinion maps of a question as its votes are now, of all and of members, and writes them down. The thread that
 * draws keeps what it was told, so that mostly only new votes are read; when it is gone it is told everything.
 */
export async function drawQuestion(ctx: Context, questionId: string): Promise<void> {
  const { threads } = ctx;
  if (!threads) throw new Error("Nobody draws maps here");
  await takeOver(ctx, questionId);
  const ask = <Answer>(question: DrawerQuestion) => threads.ask<Answer>(drawer, question);
  for (let turn = 0; turn < TRIES; turn++) {
    const from = await ask<string | undefined>({ kind: "since", questionId });
    const read = await readVotes(ctx, questionId, from);
    if (!read) return;
    const { readAt, ...known } = read;
    wakeWorkers(ctx, APART_MS);
    const made = await ask<Made | typeof OTHERWISE>({ kind: "draw", questionId, from, ...known });
    if (made !== OTHERWISE) return writeDown(ctx, questionId, made, readAt);
  }
  throw new Error("Others drew this question all the time");
}

/** Whoever asked for a drawing until now is served by this one: their votes are there already. */
async function takeOver(ctx: Context, questionId: string): Promise<void> {
  await sql`delete from graphile_worker._private_jobs where id in (
    select jobs.id from graphile_worker._private_jobs as jobs join graphile_worker._private_tasks as tasks on tasks.id = task_id
    where identifier = 'deliberation.draw-map' and payload->>'questionId' = ${questionId} and locked_at is null
    for update of jobs skip locked)`.execute(ctx.db);
}

/** Workers look for what has become due only each half second: they are woken for the next drawing. */
function wakeWorkers(ctx: Context, ms: number): void {
  const wake = () => sql`select pg_notify('jobs:insert', '{"count":1}')`.execute(ctx.db).catch(() => {});
  setTimeout(() => void wake(), ms).unref();
}

/** What was read earlier never takes the place of what was read later. */
async function writeDown(
  ctx: Context,
  questionId: string,
  { all, members, placed }: Made,
  readAt: Date,
): Promise<void> {
  await inTransaction(ctx, async ({ db }) => {
    const write = ({ participants, votes, result, priorities, anew, steady }: MadeMap, of: string) =>
      sql`insert into opinion_maps (question_id, of, participants, votes, result, priorities, anew, shown_groups, best_groups, best_times, made_at)
        select id, ${of}, ${participants}::integer, ${votes}::integer, ${result}::jsonb, ${priorities}::jsonb, ${anew ?? null}::jsonb,
          ${steady?.shown ?? null}::smallint, ${steady?.best ?? null}::smallint, ${steady?.times ?? null}::smallint,
          ${readAt}::timestamptz from questions where id = ${questionId}
        on conflict (question_id, of) do update set participants = excluded.participants, votes = excluded.votes,
          result = excluded.result, priorities = excluded.priorities, anew = excluded.anew, shown_groups = excluded.shown_groups,
          best_groups = excluded.best_groups, best_times = excluded.best_times, made_at = excluded.made_at
          where opinion_maps.made_at <= excluded.made_at`.execute(db);
    await write(all, "all");
    await write(members, "members");
    if (placed.length > 0)
      await sql`update question_participants set in_map = true where id = any(${placed}::bigint[]) and not in_map`.execute(
        db,
      );
  });
}
