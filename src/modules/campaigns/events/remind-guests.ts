import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import type { EventRow } from "./rules.ts";
import { tellGuests } from "./tell-guests.ts";

const rounds = [
  { kind: "tomorrow", column: "reminded_day_at", before: "1 day" },
  { kind: "soon", column: "reminded_hour_at", before: "1 hour" },
] as const;

/**
 * Once a minute: whoever comes is reminded a day before and an hour before, once each. Of what was made or moved later than
 * that nobody is reminded: they were told just then.
 */
export async function remindGuests(ctx: Context): Promise<void> {
  for (const { kind, column, before } of rounds)
    await inTransaction(ctx, async (ctx) => {
      const { rows } = await sql<EventRow & { fresh: boolean }>`
        update events set ${sql.ref(column)} = ${ctx.now()}
        where ${sql.ref(column)} is null and removed_at is null and cancelled_at is null
          and starts_at > ${ctx.now()} and starts_at <= ${ctx.now()}::timestamptz + ${before}::interval
        returning *, greatest(made_at, changed_at) > starts_at - ${before}::interval as fresh`.execute(ctx.db);
      for (const event of rows) if (!event.fresh) await tellGuests(ctx, event, kind);
    });
}
