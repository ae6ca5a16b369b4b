import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";

type Person = { readonly id: string };

/** The viewer wants to hear of what this stranger does, from now on; what waited apart joins the rest. */
export async function acceptStranger(ctx: Context, viewer: Person, stranger: Person): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insertInto("notification_permits")
      .values({ account_id: viewer.id, actor_id: stranger.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await joinRest(ctx, viewer.id, stranger.id);
  });
}

/** What waited apart from this person joins the rest, at its own time. */
export async function joinRest(ctx: Context, viewerId: string, strangerId: string): Promise<void> {
  await sql`with freed as (update notification_entries set filtered = false
      where account_id = ${viewerId} and actor_id = ${strangerId} and filtered returning account_id, kind, subject_id, day, id)
    insert into notifications (account_id, kind, subject_id, day, latest_id)
    select account_id, kind, subject_id, day, max(id) from freed group by account_id, kind, subject_id, day
    on conflict (account_id, kind, subject_id, day) do update set latest_id = greatest(notifications.latest_id, excluded.latest_id)`.execute(
    ctx.db,
  );
}

/** The viewer does not want what waits from this stranger. They are not told; what they do later waits again. */
export async function dismissStranger(ctx: Context, viewer: Person, stranger: Person): Promise<void> {
  await ctx.db
    .deleteFrom("notification_entries")
    .where("account_id", "=", viewer.id)
    .where("actor_id", "=", stranger.id)
    .where("filtered", "=", true)
    .execute();
}
