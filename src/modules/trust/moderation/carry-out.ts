import { sql } from "kysely";
import { findCommunity } from "#modules/accounts";
import type { Context } from "#platform/context";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import type { Case } from "./cases.ts";
import { isNothing } from "./choices.ts";
import type { Decision } from "./decisions.ts";
import { inLanguage } from "./house-rules.ts";
import { noteDeed } from "./log.ts";
import { renewStanding } from "./standing.ts";
import type { Things } from "./things.ts";
import { words } from "./words.ts";

/** Does what was decided, ends the case, and tells the person and every reporter. All inside the caller's transaction. */
export async function carryOut(
  ctx: Context,
  things: Things,
  viewer: Viewer,
  held: Case,
  decision: Decision,
): Promise<void> {
  const thing = things[held.kind];
  if (decision.on_thing === "hide") await thing.hide?.(ctx, held.thing_id, await curtainFor(ctx, decision));
  if (decision.on_thing === "delete") await thing.remove?.(ctx, held.thing_id);
  if (held.subject_id) await renewStanding(ctx, held.subject_id);
  await sql`update moderation_cases set state = 'resolved', resolved_at = now(), assignee_id = coalesce(assignee_id, ${viewer.id})
    where id = ${held.id}`.execute(ctx.db);
  await noteDeed(ctx, viewer, {
    deed: isNothing(decision) ? "dismissed" : "decided",
    subjectId: held.subject_id,
    caseId: held.id,
    decisionId: decision.id,
    ruleId: decision.rule_id,
    kind: held.kind,
    onThing: decision.on_thing,
    onPerson: decision.on_person,
  });
  if (!isNothing(decision) && held.subject_id) await tell(ctx, held.subject_id, "decided", decision, held);
  await sql`insert into notices (account_id, kind, decision_id, case_id)
    select reporter_id, 'report_answered', ${decision.id}, ${held.id} from reports join accounts on accounts.id = reporter_id
    where case_id = ${held.id}`.execute(ctx.db);
  await publish(ctx, { name: "trust.decided", payload: { decisionId: decision.id, caseId: held.id } });
}

/** Takes back what was done, and nothing that another decision did. */
export async function takeBack(ctx: Context, things: Things, held: Case, decision: Decision): Promise<void> {
  const thing = things[held.kind];
  await ctx.db
    .updateTable("decisions")
    .set({ state: "lifted", lifted_at: sql`now()` })
    .where("id", "=", decision.id)
    .execute();
  if (decision.on_thing !== "none" && !(await standsElsewhere(ctx, held, decision.on_thing))) {
    if (decision.on_thing === "hide") await thing.show?.(ctx, held.thing_id);
    else await thing.restore?.(ctx, held.thing_id);
  }
  if (held.subject_id) await renewStanding(ctx, held.subject_id);
}

/** Whether another decision about the same thing, from a later case, did the same. */
async function standsElsewhere(ctx: Context, held: Case, action: Decision["on_thing"]): Promise<boolean> {
  const { rows } = await sql`select from decisions join moderation_cases cases on cases.id = decisions.case_id
    where cases.kind = ${held.kind} and cases.thing_id = ${held.thing_id} and decisions.state = 'active' and on_thing = ${action}`.execute(
    ctx.db,
  );
  return rows.length > 0;
}

/** Tells someone something, and lets the rooms above know. */
export async function tell(
  ctx: Context,
  accountId: string,
  kind: "decided" | "lifted" | "appeal_answered",
  decision: Pick<Decision, "id">,
  held: Pick<Case, "id">,
): Promise<void> {
  const { id } = await ctx.db
    .insertInto("notices")
    .values({ account_id: accountId, kind, decision_id: decision.id, case_id: held.id })
    .returning("id")
    .executeTakeFirstOrThrow();
  await publish(ctx, { name: "trust.told", payload: { noticeId: id, accountId } });
}

/** The words before a hidden post, in the community's language: that moderators hid it, and for which rule. */
async function curtainFor(ctx: Context, decision: Decision): Promise<string> {
  const locale = (await findCommunity(ctx))?.locale ?? "id";
  const rule = decision.rule_id
    ? await ctx.db.selectFrom("rules").selectAll().where("id", "=", decision.rule_id).executeTakeFirst()
    : undefined;
  const t = words(locale);
  return rule ? t("curtainRule", { number: rule.number, title: inLanguage(rule, locale).title }) : t("curtain");
}
