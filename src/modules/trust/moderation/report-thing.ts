import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import { type Category, gravityOf } from "./choices.ts";
import type { Found } from "./things.ts";

export type ReportDraft = {
  readonly category: Category;
  readonly ruleId: string | null;
  readonly words: string;
  /** Whether the other server's moderators hear of it too, without the reporter's name. */
  readonly forward?: boolean;
  /** Further things of the same person, which the reporter may see. */
  readonly examples: readonly Found[];
};

/**
 * A member tells the moderators of something they see. All open reports of one thing are one case; one person's second
 * report of it changes nothing. What was reported is kept as this reporter saw it. However many report, nothing else
 * happens until a moderator decides.
 *
 * @throws Invalid for what is one's own.
 */
export async function reportThing(ctx: Context, viewer: Viewer, thing: Found, draft: ReportDraft): Promise<void> {
  if (thing.subjectId === viewer.id) throw new Invalid({ form: "yourself" });
  await inTransaction(ctx, async (ctx) => {
    const caseId = await openCase(ctx, thing);
    const made = await ctx.db
      .insertInto("reports")
      .values({
        case_id: caseId,
        reporter_id: viewer.id,
        category: draft.category,
        rule_id: draft.ruleId,
        words: draft.words,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return;
    await sql`update moderation_cases set reports_count = reports_count + 1, gravity = greatest(gravity, ${gravityOf[draft.category]}::integer)
      where id = ${caseId}`.execute(ctx.db);
    for (const found of [thing, ...draft.examples.filter(({ subjectId }) => subjectId === thing.subjectId)])
      await keepSnapshot(ctx, caseId, found);
    await publish(ctx, { name: "trust.reported", payload: { caseId } });
    if (draft.forward)
      await publish(ctx, {
        name: "trust.report-forwarded",
        payload: { reportId: made.id, ...forwardOf(thing, draft) },
      });
  });
}

/** What another server is told: who and which posts it is about, and the reporter's words. */
const forwardOf = (thing: Found, { words, examples }: ReportDraft) => ({
  subjectId: thing.subjectId,
  postIds: [thing, ...examples].flatMap(({ kind, id, subjectId }) =>
    kind === "post" && subjectId === thing.subjectId ? [id] : [],
  ),
  words,
});

/** The open case of a thing, held until the transaction ends; a new one when none is open. */
async function openCase(ctx: Context, thing: Found): Promise<string> {
  const made = await ctx.db
    .insertInto("moderation_cases")
    .values({ kind: thing.kind, thing_id: thing.id, subject_id: thing.subjectId || null })
    .onConflict((conflict) =>
      conflict.columns(["kind", "thing_id"]).where(sql<boolean>`state <> 'resolved'`).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  if (made) return made.id;
  const open = await ctx.db
    .selectFrom("moderation_cases")
    .select("id")
    .where("kind", "=", thing.kind)
    .where("thing_id", "=", thing.id)
    .where("state", "<>", "resolved")
    .forUpdate()
    .executeTakeFirst();
  // Decided in the meantime: what is reported after that is a case of its own.
  return open?.id ?? openCase(ctx, thing);
}

async function keepSnapshot(ctx: Context, caseId: string, { kind, id, snapshot }: Found): Promise<void> {
  const { at: _, ...said } = snapshot;
  const fingerprint = createHash("sha256").update(JSON.stringify(said)).digest();
  await ctx.db
    .insertInto("case_snapshots")
    .values({ case_id: caseId, kind, thing_id: id, fingerprint, content: JSON.stringify(snapshot) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
