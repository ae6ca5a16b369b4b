import { type Context, inTransaction } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import { takeBack, tell } from "./carry-out.ts";
import { holdCase } from "./cases.ts";
import { isNothing } from "./choices.ts";
import { getDecision, holdDecision, mustBeAllowed } from "./decisions.ts";
import { noteCase } from "./handle-case.ts";
import { noteDeed } from "./log.ts";
import type { Things } from "./things.ts";

/** A moderator takes a decision back, and all it did with it; why is noted for the others. The person is told. What was lifted already stays lifted. */
export async function liftDecision(
  ctx: Context,
  things: Things,
  viewer: Viewer,
  decisionId: string,
  why: string,
): Promise<string> {
  const { case_id } = await getDecision(ctx, decisionId);
  return inTransaction(ctx, async (ctx) => {
    const held = await holdCase(ctx, viewer, case_id);
    const decision = await holdDecision(ctx, decisionId);
    if (decision.state !== "active" || isNothing(decision)) return case_id;
    await mustBeAllowed(ctx, viewer, held, decision);
    await takeBack(ctx, things, held, decision);
    await noteCase(ctx, viewer, held, why);
    await noteDeed(ctx, viewer, {
      deed: "lifted",
      subjectId: held.subject_id,
      caseId: held.id,
      decisionId,
      ruleId: decision.rule_id,
      kind: held.kind,
      onThing: decision.on_thing,
      onPerson: decision.on_person,
    });
    if (held.subject_id) await tell(ctx, held.subject_id, "lifted", decision, held);
    return case_id;
  });
}
