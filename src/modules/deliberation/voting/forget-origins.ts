import { sql } from "kysely";
import type { Context } from "#platform/context";

/** Thirty days after somebody began to answer nothing is kept of the network they did it from. */
export async function forgetOrigins(ctx: Context): Promise<void> {
  await sql`update question_participants set origin = null
    where origin is not null and joined_at < ${ctx.now()}::timestamptz - interval '30 days'`.execute(ctx.db);
}
