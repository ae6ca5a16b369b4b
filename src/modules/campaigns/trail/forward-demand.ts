import { hangPictures } from "#modules/media";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import type { DemandRow } from "../demands/queries.ts";
import { countSignatures } from "../signatures/queries.ts";
import { dueAfter, getType } from "./deadlines.ts";
import { lockDemand, moveDemand } from "./move-demand.ts";
import { noteOnTrail } from "./note-on-trail.ts";
import type { ForwardWay } from "./rules.ts";
import { findStanding } from "./standing.ts";

/**
 * Its author, an organiser of its group or a moderator hands a demand to whom it asks, and says how: with a picture or
 * some words as proof. From then on the clock of the answer runs. It may be handed over again.
 * @throws Forbidden for anyone else; Invalid while it asks nobody, is over, or no kind of signature alone is as many as petitions need.
 */
export async function forwardDemand(
  ctx: Context,
  viewer: Viewer,
  { id }: Pick<DemandRow, "id">,
  proof: { readonly way: ForwardWay; readonly words: string; readonly pictures?: readonly string[] },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const demand = await lockDemand(ctx, id);
    const standing = await findStanding(ctx, viewer, demand);
    if (!standing.isAuthor && !standing.isOrganiser && !standing.isModerator) throw new Forbidden();
    if (!["published", "forwarded", "acknowledged", "reopened"].includes(demand.status))
      throw new Invalid({ form: "demandOver" });
    if (!demand.addressee_id) throw new Invalid({ form: "demandToNobody" });
    if (!proof.words && (proof.pictures ?? []).length === 0) throw new Invalid({ words: "proofMissing" });
    const type = await getType(ctx, demand.kind);
    if (demand.kind === "petition" && !(await isSignedEnough(ctx, demand, type.forward_at)))
      throw new Invalid({ form: `tooFewSigned ${type.forward_at}` });
    await moveDemand(ctx, demand, {
      status: demand.status === "acknowledged" ? "acknowledged" : "forwarded",
      forwarded_at: demand.forwarded_at ?? ctx.now(),
      due_at: demand.status === "acknowledged" ? demand.due_at : await dueAfter(ctx, type.answer_days),
    });
    const pictures = proof.pictures ?? [];
    const { seq } = await noteOnTrail(ctx, {
      demand,
      kind: "forwarded",
      actor: viewer,
      part: standing.isAuthor ? "author" : standing.isOrganiser ? "organiser" : "moderator",
      said: { way: proof.way, words: proof.words, to: demand.addressee_id, pictures: pictures.length },
    });
    await hangPictures(ctx, viewer, pictures, { demand_id: demand.id, trail_seq: seq });
    await publish(ctx, { name: "campaigns.forwarded", payload: { demandId: demand.id, byId: viewer.id } });
  });
}

/**
 * Whether one kind of signature alone is as many as its petitions need: members here, by mail, or on paper. They are not
 * equally strong and so are not added up; what other servers vouch for opens nothing here.
 */
async function isSignedEnough(ctx: Context, { id }: Pick<DemandRow, "id">, needed: number): Promise<boolean> {
  if (needed === 0) return true;
  const { member, email, paper } = await countSignatures(ctx, { id });
  return Math.max(member, email, paper) >= needed;
}
