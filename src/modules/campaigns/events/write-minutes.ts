import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import type { EventRow } from "./rules.ts";

export type Minutes = {
  readonly version: number;
  readonly text: string;
  readonly written_at: Date;
  readonly name: string | null;
};

/** An organiser writes what was said and decided, or writes it anew; every version stays readable. */
export async function writeMinutes(
  ctx: Context,
  author: { readonly id: string },
  event: Pick<EventRow, "id">,
  text: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("events").select("id").where("id", "=", event.id).forNoKeyUpdate().execute();
    await sql`insert into event_minutes (event_id, version, text, author_id)
      select ${event.id}, coalesce(max(version), 0) + 1, ${text}, ${author.id} from event_minutes where event_id = ${event.id}`.execute(
      ctx.db,
    );
  });
}

/** All versions, the newest first; at most 100. */
export async function listMinutes(ctx: Context, event: Pick<EventRow, "id">): Promise<Minutes[]> {
  const { rows } = await sql<Minutes>`
    select version, text, written_at, name from event_minutes left join accounts on accounts.id = author_id
    where event_id = ${event.id} order by version desc limit 100`.execute(ctx.db);
  return rows;
}
