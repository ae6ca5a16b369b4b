import { type Selectable, sql } from "kysely";
import type { Context } from "#platform/context";
import { Forbidden, NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { isTrustedWith } from "#platform/permissions";
import type { DecisionsTable } from "#platform/schema";
import type { Case } from "./cases.ts";
import { type Action, isNothing } from "./choices.ts";

export type Decision = Selectable<DecisionsTable>;

/** A decision as a case and a notice show it. */
export type ShownDecision = Decision & { readonly rule: string | null; readonly rule_en: string | null };

const columns = sql`decisions.*, rules.number || '. ' || rules.title as rule,
  rules.number || '. ' || coalesce(nullif(rules.title_en, ''), rules.title) as rule_en`;

/** Everything that was decided in a case, the latest first. */
export async function listDecisions(ctx: Context, caseId: string): Promise<ShownDecision[]> {
  const { rows } =
    await sql<ShownDecision>`select ${columns} from decisions left join rules on rules.id = decisions.rule_id
    where decisions.case_id = ${caseId} order by decisions.id desc`.execute(ctx.db);
  return rows;
}

/** A decision, held until the transaction ends. @throws NotFound */
export async function holdDecision(ctx: Context, id: string): Promise<Decision> {
  const { rows } = await sql<Decision>`select * from decisions where id = ${id} for update`.execute(ctx.db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

export async function getDecision(ctx: Context, id: string): Promise<ShownDecision> {
  const { rows } =
    await sql<ShownDecision>`select ${columns} from decisions left join rules on rules.id = decisions.rule_id
    where decisions.id = ${id}`.execute(ctx.db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/**
 * Whether someone may take this action. Nobody decides about themselves. What is done to a thing and what is done to a
 * person are trusted apart. About an administrator only administrators decide, and the account of one is touched by
 * nobody: they must be a member again first.
 *
 * @throws Forbidden with what is missing
 */
export async function mustBeAllowed(ctx: Context, viewer: Viewer, held: Case, action: Action): Promise<void> {
  if (held.subject_id === viewer.id) throw new Forbidden({ form: "mayNotDecide" });
  if (isNothing(action)) return;
  const subject = held.subject_id
    ? await ctx.db.selectFrom("accounts").select("role").where("id", "=", held.subject_id).executeTakeFirst()
    : undefined;
  if (subject?.role === "administrator" && (viewer.role !== "administrator" || action.on_person !== "none"))
    throw new Forbidden({ form: "officialProtected" });
  if (action.on_thing !== "none" && !isTrustedWith(viewer, "posts")) throw new Forbidden({ form: "mayNotDecide" });
  if (action.on_person !== "none" && !isTrustedWith(viewer, "people")) throw new Forbidden({ form: "mayNotDecide" });
}
