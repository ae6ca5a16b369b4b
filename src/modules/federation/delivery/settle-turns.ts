import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { restAfter, type Verdict } from "./judge-answer.ts";
import type { TurnKept } from "./keep-turn.ts";
import type { Delivery } from "./take-turns.ts";

type Judged = { readonly delivery: Delivery; readonly verdict: Verdict };
type Ended = { readonly delivery: Delivery; readonly reason: string; readonly isGone: boolean };

/**
 * Writes down how turns went: what was taken is done, what failed gets its next time, and each server goes to the end of the
 * line, rests, or is given up. The rows of the servers are locked first and looked at after, so that nothing that was queued
 * meanwhile is overlooked.
 */
export async function settleTurns(ctx: Context, turns: readonly TurnKept[]): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const hosts = turns.map(({ turn }) => turn.host);
    await sql`select from delivery_hosts where host = any(${hosts}::text[]) order by host for update`.execute(ctx.db);
    const judged = turns.flatMap(({ verdicts }) => verdicts);
    await endAll(
      ctx,
      judged.filter(({ verdict }) => verdict.kind === "done").map(({ delivery }) => delivery),
    );
    await giveUp(ctx, judged.flatMap(endOf));
    await putOff(
      ctx,
      judged.filter(({ verdict }) => verdict.kind === "inbox-later"),
    );
    await endTurns(ctx, turns);
    await forgetSaid(ctx, judged);
  });
}

/** Those that will never arrive: refused, gone, or tried often enough. */
function endOf({ delivery, verdict }: Judged): readonly Ended[] {
  if (verdict.kind === "given-up" || verdict.kind === "gone")
    return [{ delivery, reason: verdict.reason, isGone: verdict.kind === "gone" }];
  if (verdict.kind !== "inbox-later" || restAfter(delivery.tries + 1) !== undefined) return [];
  const isGone = verdict.reason === "status 404";
  return [{ delivery, reason: `${verdict.reason}, too often`, isGone }];
}

/** Only what was sent: what took its place meanwhile still has to go. */
async function endAll(ctx: Context, deliveries: readonly Delivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await sql`delete from deliveries using unnest(${deliveries.map(({ id }) => id)}::bigint[],
      ${deliveries.map(({ activity_id }) => activity_id)}::bigint[]) as done (id, activity_id)
    where deliveries.id = done.id and deliveries.activity_id = done.activity_id`.execute(ctx.db);
}

/** Keeps the reason. Where nobody lives any more, those who lived there are marked, and what waits for them goes as well. */
async function giveUp(ctx: Context, ended: readonly Ended[]): Promise<void> {
  if (ended.length === 0) return;
  await sql`insert into dead_deliveries (inbox, activity_uri, reason)
    select inbox, left(coalesce(activity::json ->> 'id', ''), 2048), left(reason, 300)
    from unnest(${ended.map(({ delivery }) => delivery.inbox)}::text[], ${ended.map(({ delivery }) => delivery.activity_id)}::bigint[],
      ${ended.map(({ reason }) => reason)}::text[]) as dead (inbox, activity_id, reason)
    join outgoing_activities on outgoing_activities.id = dead.activity_id`.execute(ctx.db);
  await endAll(
    ctx,
    ended.map(({ delivery }) => delivery),
  );
  const gone = [...new Set(ended.flatMap(({ delivery, isGone }) => (isGone ? [delivery.inbox] : [])))];
  if (gone.length === 0) return;
  await sql`update remote_actors set gone_at = now()
    where gone_at is null and (inbox = any(${gone}::text[]) or shared_inbox = any(${gone}::text[]))`.execute(ctx.db);
  await sql`delete from deliveries where inbox = any(${gone}::text[])`.execute(ctx.db);
}

/** All that waits for an inbox keeps its order behind the one that failed. */
async function putOff(ctx: Context, judged: readonly Judged[]): Promise<void> {
  const rests = judged.flatMap(({ delivery, verdict }) => {
    const rest = restAfter(delivery.tries + 1, "again" in verdict ? verdict.again : undefined);
    return rest === undefined ? [] : [{ ...delivery, rest }];
  });
  if (rests.length === 0) return;
  await sql`update deliveries set due_at = greatest(due_at, now() + make_interval(secs => late.rest)),
      tries = tries + (deliveries.id = late.id)::integer
    from unnest(${rests.map(({ id }) => id)}::bigint[], ${rests.map(({ inbox }) => inbox)}::text[], ${rests.map(({ rest }) => rest)}::integer[])
      as late (id, inbox, rest) where deliveries.inbox = late.inbox`.execute(ctx.db);
}

/** A lease that ran out is somebody else's by now. */
async function endTurns(ctx: Context, turns: readonly TurnKept[]): Promise<void> {
  const ends = turns.map(({ turn, verdicts, signature }) => {
    const failure = verdicts.find(({ verdict }) => verdict.kind === "host-later")?.verdict;
    const fails = failure ? turn.fails + 1 : verdicts.length > 0 ? 0 : turn.fails;
    const rest = failure && "again" in failure ? restAfter(fails, failure.again) : 0;
    return { host: turn.host, lease: turn.lease, fails, rest: rest ?? -1, signature };
  });
  await sql`update delivery_hosts set leased_until = '-infinity', crashes = 0, fails = ended.fails, signature = ended.signature,
      failing_since = case when ended.fails = 0 then null else coalesce(failing_since, now()) end,
      dead_at = case when ended.rest < 0 then now() end,
      due_at = case when ended.rest < 0 then 'infinity' when ended.rest > 0 then now() + make_interval(secs => ended.rest)
        else coalesce((select greatest(min(due_at), now()) from deliveries where host = ended.host having count(*) > 0), 'infinity') end
    from unnest(${ends.map(({ host }) => host)}::text[], ${ends.map(({ lease }) => lease)}::bigint[], ${ends.map(({ fails }) => fails)}::integer[],
      ${ends.map(({ rest }) => rest)}::integer[], ${ends.map(({ signature }) => signature)}::text[]) as ended (host, lease, fails, rest, signature)
    where delivery_hosts.host = ended.host and delivery_hosts.lease = ended.lease`.execute(ctx.db);
  const dead = ends.flatMap(({ host, rest }) => (rest < 0 ? [host] : []));
  if (dead.length === 0) return;
  await sql`insert into dead_deliveries (inbox, activity_uri, reason)
    select min(inbox), '', 'the server ' || host || ' did not answer for a week; ' || count(*) || ' given up'
    from deliveries where host = any(${dead}::text[]) group by host`.execute(ctx.db);
  await sql`delete from deliveries where host = any(${dead}::text[])`.execute(ctx.db);
}

/** What has arrived everywhere need not be kept; the night takes what two who finish at once both leave. */
async function forgetSaid(ctx: Context, judged: readonly Judged[]): Promise<void> {
  const ids = [...new Set(judged.map(({ delivery }) => delivery.activity_id))];
  if (ids.length === 0) return;
  await sql`delete from outgoing_activities where id = any(${ids}::bigint[])
    and not exists (select from deliveries where activity_id = outgoing_activities.id)`.execute(ctx.db);
}
