import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import type { DemandRow } from "../demands/queries.ts";
import { lockDemand, moveDemand } from "./move-demand.ts";
import { noteOnTrail } from "./note-on-trail.ts";

/**
 * Its author takes a demand back; its trail stays, with why. `viewer` undefined is the author who came with their key.
 * @throws Forbidden for anyone else; Invalid when it was taken back before or is confirmed.
 */
export async function withdrawDemand(
  ctx: Context,
  viewer: Viewer | undefined,
  { id }: Pick<DemandRow, "id">,
  words: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const demand = await lockDemand(ctx, id);
    if (viewer ? demand.author_id !== viewer.id : !demand.key_hash) throw new Forbidden();
    if (demand.status === "withdrawn" || demand.status === "confirmed") throw new Invalid({ form: "demandOver" });
    await moveDemand(ctx, demand, { status: "withdrawn", due_at: null });
    await noteOnTrail(ctx, { demand, kind: "withdrawn", actor: viewer, part: "author", said: { words } });
    await publish(ctx, { name: "campaigns.withdrawn", payload: { demandId: demand.id } });
  });
}
