import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { listServerStandings } from "#modules/trust";
import { inBatches } from "#platform/batch";
import type { Context } from "#platform/context";
import { openSender } from "#platform/fetch/send-outside";
import { type Sign, signFor } from "../sign-for.ts";
import { type Activity, keepTurn, type Means, type TurnKept } from "./keep-turn.ts";
import { settleTurns } from "./settle-turns.ts";
import { type Turn, takeTurns } from "./take-turns.ts";

/** Servers talked to at once, and so many of them asked for at a time. */
const AT_ONCE = 64;
const AT_A_TIME = 16;
/** How often it is looked whether there is something to do, while there was nothing. */
const LOOK_MS = 1000;
/** Signers kept at hand. */
const MOST_SIGNERS = 200;

export type Delivering = { readonly stop: () => Promise<void> };

/**
 * Sends what waits for other servers until it is stopped: many servers at once, one request at a time for each. Any number of
 * workers may do this side by side. A server has `patience` milliseconds to answer, ten seconds by default.
 */
export function startDelivering(ctx: Context, patience?: number): Delivering {
  const sender = openSender(ctx, patience);
  const signers = new Map<string, Promise<Sign>>();
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const settle = inBatches<TurnKept, void>(async (turns) => {
    await settleSurely(ctx, turns);
    return turns.map(() => undefined);
  });
  const signerOf = (actorId: string) => {
    const kept = signers.get(actorId);
    if (kept) return kept;
    const signer = signFor(ctx, actorId === "0" ? "server" : { id: actorId });
    signer.catch(() => signers.delete(actorId));
    signers.set(actorId, signer);
    const oldest = signers.size > MOST_SIGNERS ? signers.keys().next().value : undefined;
    if (oldest !== undefined) signers.delete(oldest);
    return signer;
  };
  const begin = (turn: Turn, activities: Means["activities"]) => {
    const means = { activities, signerOf, sender, isStopping: () => stopping.signal.aborted };
    const work = keepTurn(ctx, turn, means)
      .then(settle)
      .catch((error: unknown) => ctx.log.error("A turn of a delivery was lost", { error: String(error) }))
      .finally(() => running.delete(work));
    running.add(work);
  };
  const look = async () => {
    if (running.size > AT_ONCE - AT_A_TIME) return void (await Promise.race(running));
    const turns = await openTurns(ctx, await takeTurns(ctx, AT_A_TIME));
    if (turns.length === 0) return void (await sleep(LOOK_MS, undefined, { signal: stopping.signal }));
    const activities = await listActivities(ctx, turns);
    for (const turn of turns) begin(turn, activities);
  };
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await look().catch(async (error: unknown) => {
        if (stopping.signal.aborted) return;
        ctx.log.warn("Deliveries cannot go on", { error: String(error) });
        await sleep(LOOK_MS);
      });
    }
    await Promise.all(running);
    await sender.close();
  };
  const ended = loop();
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

/** A server that was suspended since gets nothing of what waited for it. */
async function openTurns(ctx: Context, turns: readonly Turn[]): Promise<readonly Turn[]> {
  if (turns.length === 0) return turns;
  const standings = await listServerStandings(
    ctx,
    turns.map(({ host }) => host),
  );
  const shut = turns.flatMap(({ host }) => (standings.get(host)?.severity === "suspend" ? [host] : []));
  if (shut.length === 0) return turns;
  await sql`delete from deliveries where host = any(${shut}::text[])`.execute(ctx.db);
  await sql`update delivery_hosts set due_at = 'infinity', leased_until = '-infinity' where host = any(${shut}::text[])`.execute(
    ctx.db,
  );
  return turns.filter(({ host }) => !shut.includes(host));
}

async function listActivities(ctx: Context, turns: readonly Turn[]): Promise<ReadonlyMap<string, Activity>> {
  const ids = [...new Set(turns.flatMap(({ deliveries }) => deliveries.map(({ activity_id }) => activity_id)))];
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("outgoing_activities")
    .select(["id", "actor_id", "activity"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Tried again while the database is away for a moment; after that the lease runs out, and it is all sent once more. */
async function settleSurely(ctx: Context, turns: readonly TurnKept[], tries = 5): Promise<void> {
  try {
    await settleTurns(ctx, turns);
  } catch (error) {
    if (tries === 0) throw error;
    await sleep(LOOK_MS);
    await settleSurely(ctx, turns, tries - 1);
  }
}
