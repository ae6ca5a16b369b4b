import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/context";

/** Signatures looked at in one statement: some hundredths of a second, far from the time a statement may take. */
const WINDOW = 20_000;

/** Goes through all signatures of a demand, part by part in the order of their tags, as conditions on `signatures`. */
export async function* listWindows(ctx: Context, demand: { readonly id: string }): AsyncGenerator<RawBuilder<boolean>> {
  let after: string | undefined;
  while (true) {
    const begin = after === undefined ? sql`true` : sql`tag > ${after}::uuid`;
    const { rows } = await sql<{ tag: string }>`
      select tag from signatures where demand_id = ${demand.id} and ${begin} order by tag offset ${WINDOW - 1} limit 1`.execute(
      ctx.db,
    );
    const end = rows[0]?.tag;
    const isBefore = end === undefined ? sql`true` : sql`tag <= ${end}::uuid`;
    yield sql<boolean>`demand_id = ${demand.id} and ${begin} and ${isBefore}`;
    if (end === undefined) return;
    after = end;
  }
}
