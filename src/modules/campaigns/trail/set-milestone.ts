import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import type { DemandRow } from "../demands/queries.ts";
import { endOf, findCalendar } from "./deadlines.ts";
import { findNextDay, lockDemand, moveDemand } from "./move-demand.ts";
import { noteOnTrail } from "./note-on-trail.ts";
import { isOver, type MilestoneDraft, trailLimits } from "./rules.ts";
import { findStanding } from "./standing.ts";

/**
 * Whoever answers for the addressee promises a step, or says how far one has come. Each change stands on the trail, also
 * a day that is moved.
 * @throws Forbidden for anyone else; Invalid when the demand is over, or for too many steps.
 */
export async function setMilestone(
  ctx: Context,
  viewer: Viewer,
  { id }: Pick<DemandRow, "id">,
  step: MilestoneDraft,
  milestoneId?: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const demand = await lockDemand(ctx, id);
    if (!(await findStanding(ctx, viewer, demand)).answers) throw new Forbidden();
    if (isOver(demand)) throw new Invalid({ form: "demandOver" });
    await keep(ctx, demand, step, milestoneId);
    const nextDay = await findNextDay(ctx, demand);
    const hasAnswered = demand.answered_at !== null;
    await moveDemand(ctx, demand, {
      status: demand.status === "done" ? "done" : "working",
      forwarded_at: demand.forwarded_at ?? ctx.now(),
      answered_at: demand.answered_at ?? ctx.now(),
      due_at: nextDay ? endOf(nextDay, await findCalendar(ctx)) : hasAnswered ? null : demand.due_at,
    });
    const { title, percent, due_on = null } = step;
    await noteOnTrail(ctx, {
      demand,
      kind: "milestone",
      actor: viewer,
      part: "addressee",
      said: { title, percent, due_on, isNew: milestoneId === undefined },
    });
    await publish(ctx, { name: "campaigns.milestone-set", payload: { demandId: demand.id, byId: viewer.id } });
  });
}

async function keep(ctx: Context, demand: DemandRow, step: MilestoneDraft, milestoneId: string | undefined) {
  const { title, percent, due_on = null } = step;
  if (milestoneId) {
    const changed = await ctx.db
      .updateTable("demand_milestones")
      .set({ title, percent, due_on, changed_at: ctx.now() })
      .where("id", "=", milestoneId)
      .where("demand_id", "=", demand.id)
      .returning("id")
      .executeTakeFirst();
    if (!changed) throw new NotFound();
    return;
  }
  const { count } = await ctx.db
    .selectFrom("demand_milestones")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("demand_id", "=", demand.id)
    .executeTakeFirstOrThrow();
  if (Number(count) >= trailLimits.milestones) throw new Invalid({ title: "tooManySteps" });
  await ctx.db.insertInto("demand_milestones").values({ demand_id: demand.id, title, percent, due_on }).execute();
}
