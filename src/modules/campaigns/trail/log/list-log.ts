import { type RawBuilder, sql } from "kysely";
import { demandVisibleTo, type Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import type { Head, LogRow } from "./walk-chain.ts";

/** Rows of one answer. */
export const LOG_PAGE = 1000;

type Row = {
  seq: string;
  demand_id: string;
  kind: string;
  actor_part: string;
  said: unknown;
  said_hash: Buffer;
  at: Date;
  previous: Buffer;
  hash: Buffer;
  seen: boolean;
};

/**
 * Rows of the log after a number, oldest first, as the viewer may see them: of a demand that is not theirs to see number
 * and hashes alone, which join what comes before and after.
 */
export async function listLog(ctx: Context, looker: Looker, after = "0"): Promise<LogRow[]> {
  return find(ctx, looker, sql<boolean>`seq > ${after}`, sql`seq limit ${LOG_PAGE}`);
}

/** The same of one demand, which the caller holds; the latest first. */
export async function listLogOf(ctx: Context, looker: Looker, demand: { readonly id: string }): Promise<LogRow[]> {
  return find(ctx, looker, sql<boolean>`demand_id = ${demand.id}`, sql`seq desc limit ${LOG_PAGE}`);
}

async function find(ctx: Context, looker: Looker, where: RawBuilder<boolean>, rest: RawBuilder<unknown>) {
  const { rows } = await sql<Row>`
    select trail_entries.*, exists (select from demands where demands.id = demand_id and ${demandVisibleTo(looker)}) as seen
    from trail_entries where ${where} order by ${rest}`.execute(ctx.db);
  return rows.map(toLogRow);
}

/** As it is exported. Who acted is no part of the chain, so that a name can go. */
export function toLogRow({ seen, ...row }: Row): LogRow {
  const joint = { seq: row.seq, previous: row.previous.toString("hex"), hash: row.hash.toString("hex") };
  if (!seen) return joint;
  const { demand_id, kind, actor_part, said } = row;
  return {
    ...joint,
    demand_id,
    kind,
    actor_part,
    said,
    said_hash: row.said_hash.toString("hex"),
    at: row.at.toISOString(),
  };
}

/** The end of the log now: whoever keeps it can tell later whether something was cut off. */
export async function findHead(ctx: Context): Promise<Head | undefined> {
  const last = await ctx.db
    .selectFrom("trail_entries")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return last && { seq: last.seq, hash: last.hash.toString("hex") };
}
