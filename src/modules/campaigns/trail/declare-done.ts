import { hangPictures } from "#modules/media";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish, queueTask } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import type { DemandRow } from "../demands/queries.ts";
import { lockDemand, moveDemand } from "./move-demand.ts";
import { noteOnTrail } from "./note-on-trail.ts";
import { isOver, trailLimits } from "./rules.ts";
import { findStanding } from "./standing.ts";

/**
 * Whoever answers for the addressee says that it is done. That closes nothing: those affected are asked whether it is,
 * anew each time.
 * @throws Forbidden for anyone else; Invalid when that was said already, or the demand is over.
 */
export async function declareDone(
  ctx: Context,
  viewer: Viewer,
  { id }: Pick<DemandRow, "id">,
  done: { readonly words: string; readonly pictures?: readonly string[] },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const demand = await lockDemand(ctx, id);
    if (!(await findStanding(ctx, viewer, demand)).answers) throw new Forbidden();
    if (isOver(demand)) throw new Invalid({ form: "demandOver" });
    if (demand.status === "done") throw new Invalid({ form: "stepTaken" });
    await moveDemand(ctx, demand, {
      status: "done",
      done_at: ctx.now(),
      round: demand.round + 1,
      forwarded_at: demand.forwarded_at ?? ctx.now(),
      answered_at: demand.answered_at ?? ctx.now(),
      due_at: null,
    });
    const pictures = done.pictures ?? [];
    const { seq } = await noteOnTrail(ctx, {
      demand,
      kind: "done",
      actor: viewer,
      part: "addressee",
      said: { words: done.words, pictures: pictures.length },
    });
    await hangPictures(ctx, viewer, pictures, { demand_id: demand.id, trail_seq: seq });
    await publish(ctx, { name: "campaigns.done", payload: { demandId: demand.id, byId: viewer.id } });
    const until = new Date(ctx.now().getTime() + trailLimits.voteDays * 86_400_000);
    await queueTask(ctx, "campaigns.decide-outcome", { demandId: demand.id }, until);
  });
}
