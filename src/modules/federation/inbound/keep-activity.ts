import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Claims } from "./authority.ts";
import type { Sender } from "./verify-sender.ts";

/** Done by whichever worker is free, all that waits at once. */
export const TAKE_IN = "federation.take-in";

/**
 * Keeps an activity and sees to it that a worker looks, in one statement: both are on disk when this returns, or neither is. One
 * that came before changes nothing. A worker that was called and has not begun yet need not be called again.
 */
export async function keepActivity(
  ctx: Context,
  { uri, kind, objectUri }: Claims,
  sender: Sender,
  body: string,
): Promise<void> {
  await sql`with kept as (insert into inbox_activities (uri, kind, account_id, object_uri, body)
      values (${uri}, ${kind}, ${sender.accountId}, ${objectUri}, ${body}) on conflict (uri) do nothing returning id)
    select graphile_worker.add_job(${TAKE_IN}, '{}'::json, job_key => ${TAKE_IN}, job_key_mode => 'preserve_run_at') from kept
    where not exists (select from graphile_worker._private_jobs jobs
      where jobs.key = ${TAKE_IN} and jobs.locked_at is null and jobs.run_at <= now())`.execute(ctx.db);
}
