import type { Context } from "#platform/context";
import { publish } from "#platform/events";
import type { DemandRow } from "../demands/queries.ts";
import { dueAfter, getType } from "./deadlines.ts";
import { moveDemand } from "./move-demand.ts";
import { noteOnTrail } from "./note-on-trail.ts";
import { decide, findOutcome } from "./outcome.ts";
import { SMALL } from "./rules.ts";

const DAY = 86_400_000;

/**
 * Does what the answers of those affected decide: it is confirmed, or open again and the addressee's turn, with a new
 * day. What was confirmed is opened again when they change their mind. The demand is locked by the caller.
 */
export async function decideOutcome(ctx: Context, demand: DemandRow): Promise<void> {
  if ((demand.status !== "done" && demand.status !== "confirmed") || !demand.done_at) return;
  const outcome = await findOutcome(ctx, demand);
  const decided = decide(outcome, (ctx.now().getTime() - demand.done_at.getTime()) / DAY);
  if (!decided || decided === demand.status) return;
  const type = await getType(ctx, demand.kind);
  await moveDemand(
    ctx,
    demand,
    decided === "confirmed"
      ? { status: decided, confirmed_at: ctx.now(), due_at: null }
      : { status: decided, confirmed_at: null, due_at: await dueAfter(ctx, type.answer_days) },
  );
  const { yes, no } = outcome;
  await noteOnTrail(ctx, {
    demand,
    kind: decided,
    part: "server",
    said: yes + no < SMALL ? { answers: yes + no } : { answers: yes + no, yes, no },
  });
  await publish(ctx, { name: `campaigns.${decided}`, payload: { demandId: demand.id } });
}
