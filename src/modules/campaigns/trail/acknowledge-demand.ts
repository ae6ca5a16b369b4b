import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import type { DemandRow } from "../demands/queries.ts";
import { dueAfter, getType } from "./deadlines.ts";
import { lockDemand, moveDemand } from "./move-demand.ts";
import { noteOnTrail } from "./note-on-trail.ts";
import { findStanding } from "./standing.ts";

/**
 * Whoever answers for the addressee says that they have it. The clock of the answer is not set back by it.
 * @throws Forbidden for anyone else; Invalid when that was said, or more.
 */
export async function acknowledgeDemand(ctx: Context, viewer: Viewer, { id }: Pick<DemandRow, "id">): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const demand = await lockDemand(ctx, id);
    if (!(await findStanding(ctx, viewer, demand)).answers) throw new Forbidden();
    if (demand.status !== "published" && demand.status !== "forwarded") throw new Invalid({ form: "stepTaken" });
    const due = demand.status === "forwarded" ? demand.due_at : undefined;
    await moveDemand(ctx, demand, {
      status: "acknowledged",
      forwarded_at: demand.forwarded_at ?? ctx.now(),
      due_at: due ?? (await dueAfter(ctx, (await getType(ctx, demand.kind)).answer_days)),
    });
    await noteOnTrail(ctx, { demand, kind: "acknowledged", actor: viewer, part: "addressee" });
    await publish(ctx, { name: "campaigns.acknowledged", payload: { demandId: demand.id, byId: viewer.id } });
  });
}
