import { type Selectable, sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { NewslettersTable } from "#platform/schema";

export type Newsletter = Selectable<NewslettersTable>;
type Of = { readonly id: string };

/** A newsletter by its number; whether its demand may be seen is for the caller to ask. @throws NotFound */
export async function getNewsletter(ctx: Context, id: string): Promise<Newsletter> {
  const row = await ctx.db.selectFrom("newsletters").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** What was written for the signers of a demand, the newest first. */
export function listNewsletters(ctx: Context, demand: Of): Promise<Newsletter[]> {
  return ctx.db
    .selectFrom("newsletters")
    .selectAll()
    .where("demand_id", "=", demand.id)
    .orderBy("id", "desc")
    .limit(50)
    .execute();
}

/** How many signers asked for news. Who they are is told to nobody. */
export async function countReaders(ctx: Context, demand: Of): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from signatures where demand_id = ${demand.id} and newsletter and state = 'valid'`.execute(
    ctx.db,
  );
  return rows[0]?.count ?? 0;
}
