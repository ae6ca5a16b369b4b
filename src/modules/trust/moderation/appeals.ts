import { type Selectable, sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import type { AppealsTable } from "#platform/schema";
import { takeBack, tell } from "./carry-out.ts";
import { getCase, holdCase } from "./cases.ts";
import { isNothing } from "./choices.ts";
import { type Decision, getDecision, holdDecision } from "./decisions.ts";
import { noteDeed } from "./log.ts";
import { moderationLimits } from "./rules.ts";
import type { Things } from "./things.ts";

export type Appeal = Selectable<AppealsTable>;

export const appealEnd = (decision: Pick<Decision, "made_at">): Date =>
  new Date(decision.made_at.getTime() + moderationLimits.appealDays * 86_400_000);

export async function findAppeal(ctx: Context, decision: Pick<Decision, "id">): Promise<Appeal | undefined> {
  return ctx.db.selectFrom("appeals").selectAll().where("decision_id", "=", decision.id).executeTakeFirst();
}

/**
 * Someone says why a decision about them is wrong: once, within twenty days, while it holds.
 * @throws NotFound for another's decision; Invalid when it is too late
 */
export async function appealDecision(ctx: Context, viewer: Viewer, decisionId: string, words: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const decision = await holdDecision(ctx, decisionId);
    if (decision.subject_id !== viewer.id || isNothing(decision)) throw new NotFound();
    if (decision.state !== "active" || appealEnd(decision) < ctx.now()) throw new Invalid({ form: "appealOver" });
    const made = await ctx.db
      .insertInto("appeals")
      .values({ decision_id: decisionId, account_id: viewer.id, words })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return;
    await noteDeed(ctx, viewer, { deed: "appealed", caseId: decision.case_id, decisionId });
    await publish(ctx, { name: "trust.appealed", payload: { appealId: made.id } });
  });
}

/** Appeals that wait, oldest first, but for the viewer's own; at most 100. */
export async function listAppeals(ctx: Context, viewer: Viewer) {
  const { rows } = await sql<{
    id: string;
    made_at: Date;
    name: string;
    words: string;
    on_thing: string;
    on_person: string;
  }>`
    select appeals.id, appeals.made_at, name, left(appeals.words, 140) as words, on_thing, on_person
    from appeals join decisions on decisions.id = decision_id join accounts on accounts.id = appeals.account_id
    where appeals.state = 'open' and appeals.account_id <> ${viewer.id} order by appeals.id limit 100`.execute(ctx.db);
  return rows;
}

/** An appeal with the case it is about. @throws NotFound, also for one's own */
export async function getAppeal(ctx: Context, viewer: Viewer, id: string) {
  const appeal = await ctx.db.selectFrom("appeals").selectAll().where("id", "=", id).executeTakeFirst();
  if (!appeal || appeal.account_id === viewer.id) throw new NotFound();
  const decision = await getDecision(ctx, appeal.decision_id);
  return { appeal, decision, held: await getCase(ctx, viewer, decision.case_id) };
}

/**
 * Whether someone may answer an appeal: whoever decided or agreed to it may not, as long as there is another who can.
 */
export async function mayAnswer(ctx: Context, viewer: Viewer, decision: Decision): Promise<boolean> {
  const deciders = [decision.made_by, decision.confirmed_by].filter((id) => id !== null);
  if (!deciders.includes(viewer.id)) return true;
  const { rows } = await sql`select from accounts where status = 'active' and restriction <> 'frozen'
    and (role = 'administrator' or role = 'moderator' and 'appeals' = any(permissions))
    and id <> all(${[...deciders, decision.subject_id ?? "0"]}::bigint[]) limit 1`.execute(ctx.db);
  return rows.length === 0;
}

/** A moderator answers an appeal. Upheld, the decision is taken back. Of two answers at once the first counts. */
export async function answerAppeal(
  ctx: Context,
  things: Things,
  viewer: Viewer,
  id: string,
  answer: { readonly verdict: "upheld" | "refused"; readonly words: string },
): Promise<"answered" | "late"> {
  const asked = await getAppeal(ctx, viewer, id);
  return inTransaction(ctx, async (ctx) => {
    const held = await holdCase(ctx, viewer, asked.held.id);
    const decision = await holdDecision(ctx, asked.decision.id);
    if (!(await mayAnswer(ctx, viewer, decision))) throw new Forbidden({ form: "needsAnother" });
    const answered = await ctx.db
      .updateTable("appeals")
      .set({ state: answer.verdict, answer: answer.words, decided_by: viewer.id, decided_at: sql`now()` })
      .where("id", "=", id)
      .where("state", "=", "open")
      .returning("id")
      .executeTakeFirst();
    if (!answered) return "late";
    if (answer.verdict === "upheld" && decision.state === "active") await takeBack(ctx, things, held, decision);
    await noteDeed(ctx, viewer, {
      deed: `appeal-${answer.verdict}`,
      subjectId: held.subject_id,
      caseId: held.id,
      decisionId: decision.id,
      ruleId: decision.rule_id,
      kind: held.kind,
      onThing: decision.on_thing,
      onPerson: decision.on_person,
    });
    await tell(ctx, asked.appeal.account_id, "appeal_answered", decision, held);
    return "answered";
  });
}
