import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import type { Schedule, Tasks } from "#platform/tasks";
import { moderationLimits } from "./rules.ts";
import type { Kind, Things } from "./things.ts";

const overdue = sql<Date>`now() - make_interval(days => ${moderationLimits.keptDays})`;
const noAppeal = sql<boolean>`not exists (select from appeals where decision_id = decisions.id and state = 'open')`;

/**
 * After thirty days, unless an appeal still waits: what moderators deleted is erased, what was reported is forgotten, and
 * a suspended account goes the way of one whose owner left.
 */
export function makeModerationTasks(things: Things): Tasks {
  return {
    "moderation.forget": async (ctx) => {
      const { rows } = await sql<{ id: string; kind: Kind; thing_id: string; deleted: boolean }>`
        select cases.id, kind, thing_id, exists (select from decisions where case_id = cases.id and state = 'active' and on_thing = 'delete') as deleted
        from moderation_cases cases where state = 'resolved' and resolved_at < ${overdue}
          and exists (select from case_snapshots where case_id = cases.id)
          and not exists (select from decisions where case_id = cases.id and not ${noAppeal}) limit 500`.execute(
        ctx.db,
      );
      for (const held of rows) await forget(ctx, things, held);
      await sql`delete from announcements where ends_at < now() - interval '1 year'`.execute(ctx.db);
      await sql`delete from sign_up_blocks where expires_at < now()`.execute(ctx.db);
      await eraseSuspended(ctx);
    },
  };
}

async function forget(
  ctx: Context,
  things: Things,
  held: { readonly id: string; readonly kind: Kind; readonly thing_id: string; readonly deleted: boolean },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if (held.deleted) await things[held.kind].erase?.(ctx, held.thing_id);
    await ctx.db.deleteFrom("case_snapshots").where("case_id", "=", held.id).execute();
    await ctx.db.deleteFrom("case_notes").where("case_id", "=", held.id).execute();
    await ctx.db.updateTable("reports").set({ words: "" }).where("case_id", "=", held.id).execute();
  });
}

/** From here on the account is one that leaves, with its days of thinking over: the same task takes both away. */
async function eraseSuspended(ctx: Context): Promise<void> {
  await sql`with due as (
      update accounts set status = 'leaving' where status = 'suspended' and exists (select from decisions
        where subject_id = accounts.id and state = 'active' and on_person = 'suspend' and made_at < ${overdue})
        and not exists (select from decisions where subject_id = accounts.id and state = 'active' and not ${noAppeal})
      returning id)
    insert into departures (account_id, former_status, asked_at) select id, 'active', ${overdue} from due`.execute(
    ctx.db,
  );
}

export const moderationSchedule: Schedule = [{ task: "moderation.forget", at: "50 * * * *" }];
