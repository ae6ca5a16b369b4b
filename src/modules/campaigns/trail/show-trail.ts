import { listPicturesOfDemand } from "#modules/media";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import type { DemandRow } from "../demands/queries.ts";
import { daysLate, findCalendar } from "./deadlines.ts";
import { findOutcome } from "./outcome.ts";
import { findOwnVote, listAsked, listMilestones, listSources, listTrail } from "./queries.ts";
import { findStanding } from "./standing.ts";

/** All a page needs to show how a demand stands to this viewer, who may see it. */
export async function showTrail(ctx: Context, viewer: Viewer | undefined, demand: DemandRow) {
  const [entries, sources, asked, milestones, standing, pictures, outcome, vote, calendar] = await Promise.all([
    listTrail(ctx, demand),
    listSources(ctx, viewer, demand),
    listAsked(ctx, viewer, demand),
    listMilestones(ctx, demand),
    findStanding(ctx, viewer, demand),
    listPicturesOfDemand(ctx, demand),
    demand.round > 0 ? findOutcome(ctx, demand) : undefined,
    demand.round > 0 && viewer ? findOwnVote(ctx, { viewer }, demand) : undefined,
    findCalendar(ctx),
  ]);
  const late = daysLate(demand.due_at, ctx.now(), calendar);
  return { entries, sources, asked, milestones, standing, pictures, outcome, vote, late };
}
export type ShownTrail = Awaited<ReturnType<typeof showTrail>>;
