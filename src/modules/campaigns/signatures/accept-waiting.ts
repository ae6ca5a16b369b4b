import { sql } from "kysely";
import { z } from "zod";
import { type Context, inTransaction } from "#platform/context";
import { queueTask } from "#platform/events";

type Of = { readonly id: string };
const PART = 2000;

/** A moderator lets those count who wait because of their mail host. A worker does it in parts. */
export async function acceptWaiting(ctx: Context, demand: Of, host: string): Promise<void> {
  await inTransaction(ctx, (ctx) => queueTask(ctx, "campaigns.accept-waiting", { demandId: demand.id, host }));
}

export async function carryOutAcceptance(ctx: Context, payload: unknown): Promise<void> {
  const { demandId, host } = z.object({ demandId: z.string(), host: z.string() }).parse(payload);
  for (let moved = PART; moved === PART; ) {
    const { numAffectedRows } = await sql`update signatures set state = 'valid'
      where id in (select id from signatures where demand_id = ${demandId} and state = 'waiting' and mail_host = ${host} order by id limit ${PART} for update)`.execute(
      ctx.db,
    );
    moved = Number(numAffectedRows);
  }
}

/** Who waits, by mail host, the most first. */
export async function listWaiting(ctx: Context, demand: Of): Promise<{ host: string; counted: number }[]> {
  const { rows } = await sql<{ host: string; counted: number }>`
    select coalesce(mail_host, '') as host, count(*)::int as counted from signatures
    where demand_id = ${demand.id} and state = 'waiting' group by 1 order by 2 desc limit 20`.execute(ctx.db);
  return rows;
}
