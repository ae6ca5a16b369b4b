import { hangPictures } from "#modules/media";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import type { DemandRow } from "../demands/queries.ts";
import { endOf, findCalendar } from "./deadlines.ts";
import { findNextDay, lockDemand, moveDemand } from "./move-demand.ts";
import { noteOnTrail } from "./note-on-trail.ts";
import { isOver } from "./rules.ts";
import { findStanding } from "./standing.ts";

/**
 * Whoever answers for the addressee answers on the record; also again, to add something. What they promise stands as
 * steps of their own, with days.
 * @throws Forbidden for anyone else; Invalid when the demand is over.
 */
export async function answerDemand(
  ctx: Context,
  viewer: Viewer,
  { id }: Pick<DemandRow, "id">,
  answer: { readonly words: string; readonly pictures?: readonly string[] },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const demand = await lockDemand(ctx, id);
    if (!(await findStanding(ctx, viewer, demand)).answers) throw new Forbidden();
    if (isOver(demand)) throw new Invalid({ form: "demandOver" });
    const isFirst = ["published", "forwarded", "acknowledged", "reopened"].includes(demand.status);
    const nextDay = await findNextDay(ctx, demand);
    await moveDemand(ctx, demand, {
      ...(isFirst && { status: "answered" }),
      forwarded_at: demand.forwarded_at ?? ctx.now(),
      answered_at: demand.answered_at ?? ctx.now(),
      due_at: nextDay ? endOf(nextDay, await findCalendar(ctx)) : null,
    });
    const pictures = answer.pictures ?? [];
    const { seq } = await noteOnTrail(ctx, {
      demand,
      kind: "answered",
      actor: viewer,
      part: "addressee",
      said: { words: answer.words, pictures: pictures.length },
    });
    await hangPictures(ctx, viewer, pictures, { demand_id: demand.id, trail_seq: seq });
    await publish(ctx, { name: "campaigns.answered", payload: { demandId: demand.id, byId: viewer.id } });
  });
}
