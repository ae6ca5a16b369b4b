import { sql } from "kysely";
import type { Context } from "#platform/context";
import { type Addressee, addresseeLimits } from "./rules.ts";

/**
 * Addressees whose names are nearly this one, the nearest first; near by place counts as well. Trigrams as in pg_trgm, so
 * that "Kantor Desa Suka Maju" meets "Kantor Desa Sukamaju".
 */
export async function findAlike(
  ctx: Context,
  { name, place = "" }: { readonly name: string; readonly place?: string },
  not?: { readonly id: string },
): Promise<readonly Addressee[]> {
  const { rows } = await sql<Addressee>`select addressees.* from addressees
    where merged_into is null and id <> ${not?.id ?? "0"} and (name % ${name} or lower(name) = lower(${name}))
      and (place = '' or ${place} = '' or place % ${place} or similarity(name, ${name}) > 0.7)
    order by similarity(name, ${name}) desc, id limit ${addresseeLimits.alike}`.execute(ctx.db);
  return rows;
}
