import { findCommunity } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { carryOut } from "./carry-out.ts";
import { type Case, holdCase } from "./cases.ts";
import { type Action, isNothing } from "./choices.ts";
import { type Decision, holdDecision, mustBeAllowed } from "./decisions.ts";
import { listRules } from "./house-rules.ts";
import { noteDeed } from "./log.ts";
import type { Things } from "./things.ts";

export type Verdict = Action & { readonly ruleId: string | null; readonly reason: string };

/**
 * A moderator ends a case: nothing was wrong, or something is done to the thing, to the person, or to both, with a
 * reason and the rule it rests on. Of two who decide at once the first counts, and the second is shown what was decided.
 * Where the community wants it, a suspension waits for a second moderator.
 *
 * @throws Invalid when the rule is missing or the thing cannot be treated so; Forbidden as mustBeAllowed says.
 */
export async function decideCase(
  ctx: Context,
  things: Things,
  viewer: Viewer,
  caseId: string,
  verdict: Verdict,
): Promise<"decided" | "proposed" | "late"> {
  return inTransaction(ctx, async (ctx) => {
    const held = await holdCase(ctx, viewer, caseId);
    if (held.state === "resolved" || (await hasOpenDecision(ctx, held))) return "late";
    await mustBeAllowed(ctx, viewer, held, verdict);
    const kind = things[held.kind];
    if ((verdict.on_thing === "hide" && !kind.hide) || (verdict.on_thing === "delete" && !kind.remove))
      throw new Invalid({ on_thing: "unknownChoice" });
    await checkRule(ctx, verdict);
    const takesTwo = verdict.on_person === "suspend" && ((await findCommunity(ctx))?.suspend_needs_two ?? false);
    const decision = await ctx.db
      .insertInto("decisions")
      .values({
        case_id: held.id,
        subject_id: held.subject_id,
        on_thing: verdict.on_thing,
        on_person: verdict.on_person,
        rule_id: verdict.ruleId,
        reason: verdict.reason,
        state: takesTwo ? "proposed" : "active",
        made_by: viewer.id,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    if (!takesTwo) {
      await carryOut(ctx, things, viewer, held, decision);
      return "decided";
    }
    await ctx.db
      .updateTable("moderation_cases")
      .set({ state: "handled", assignee_id: viewer.id })
      .where("id", "=", held.id)
      .execute();
    await noteDeed(ctx, viewer, { deed: "proposed", caseId: held.id, decisionId: decision.id, kind: held.kind });
    return "proposed";
  });
}

/** A second moderator agrees to what was proposed, and it is done; or either of them says no, and the case is open again. */
export async function answerProposal(
  ctx: Context,
  things: Things,
  viewer: Viewer,
  caseId: string,
  answer: "agree" | "decline",
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const held = await holdCase(ctx, viewer, caseId);
    const proposed = await ctx.db
      .selectFrom("decisions")
      .select("id")
      .where("case_id", "=", held.id)
      .where("state", "=", "proposed")
      .executeTakeFirst();
    if (!proposed) return;
    const decision = await holdDecision(ctx, proposed.id);
    await mustBeAllowed(ctx, viewer, held, decision);
    if (answer === "agree" && decision.made_by === viewer.id) throw new Forbidden({ form: "needsAnother" });
    if (answer === "decline") {
      await ctx.db.updateTable("decisions").set({ state: "declined" }).where("id", "=", decision.id).execute();
      await noteDeed(ctx, viewer, { deed: "declined", caseId: held.id, decisionId: decision.id });
      return;
    }
    const agreed = await ctx.db
      .updateTable("decisions")
      .set({ state: "active", confirmed_by: viewer.id, made_at: ctx.now() })
      .where("id", "=", decision.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await carryOut(ctx, things, viewer, held, agreed);
  });
}

async function hasOpenDecision(ctx: Context, held: Case): Promise<boolean> {
  const open = await ctx.db
    .selectFrom("decisions")
    .select("id")
    .where("case_id", "=", held.id)
    .where("state", "in", ["proposed", "active"] satisfies Decision["state"][])
    .executeTakeFirst();
  return open !== undefined;
}

/** Whoever acts names one of the rules that hold, as soon as the community has any. */
async function checkRule(ctx: Context, verdict: Verdict): Promise<void> {
  const rules = await listRules(ctx);
  const isKnown = verdict.ruleId !== null && rules.some(({ id }) => id === verdict.ruleId);
  if (verdict.ruleId !== null && !isKnown) throw new Invalid({ rule: "unknownChoice" });
  if (!isNothing(verdict) && rules.length > 0 && !isKnown) throw new Invalid({ rule: "needsRule" });
}
