import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";

/** Devices the person is signed in on besides this one. */
export async function countOtherSessions(ctx: Context, viewer: Viewer): Promise<number> {
  const row = await ctx.db
    .selectFrom("sessions")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("account_id", "=", viewer.id)
    .where("id", "<>", viewer.session_id)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
