import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { Rule } from "./house-rules.ts";
import { noteDeed } from "./log.ts";
import { moderationLimits } from "./rules.ts";

export type RuleDraft = Pick<Rule, "title" | "title_en" | "words" | "words_en">;

/** A rule is added under the next number. Two added at once get two numbers. @throws Invalid when there are too many */
export async function addRule(ctx: Context, viewer: Viewer, draft: RuleDraft): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("community").select("name").forUpdate().execute();
    const { count, last } = await ctx.db
      .selectFrom("rules")
      .select((of) => [of.fn.countAll<string>().as("count"), of.fn.max("number").as("last")])
      .where("ended_at", "is", null)
      .executeTakeFirstOrThrow();
    if (Number(count) >= moderationLimits.rules || (last ?? 0) >= 99) throw new Invalid({ form: "tooManyRules" });
    await insert(ctx, viewer, "rule-added", { ...draft, number: (last ?? 0) + 1 });
  });
}

/** A rule is said anew under its number; what it said before is kept. The same words again change nothing. */
export async function changeRule(ctx: Context, viewer: Viewer, rule: Rule, draft: RuleDraft): Promise<void> {
  const fields = ["title", "title_en", "words", "words_en"] as const;
  if (fields.every((field) => rule[field] === draft[field])) return;
  await inTransaction(ctx, async (ctx) => {
    await close(ctx, rule);
    await insert(ctx, viewer, "rule-changed", { ...draft, number: rule.number });
  });
}

/** A rule no longer holds. Its number stays free, so that the others keep theirs. */
export async function endRule(ctx: Context, viewer: Viewer, rule: Rule): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await close(ctx, rule);
    await noteDeed(ctx, viewer, { deed: "rule-ended", ruleId: rule.id });
  });
}

/** Of two who change the same rule at once, the second finds it gone. */
async function close(ctx: Context, rule: Rule): Promise<void> {
  const closed = await ctx.db
    .updateTable("rules")
    .set({ ended_at: sql`now()` })
    .where("id", "=", rule.id)
    .where("ended_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!closed) throw new NotFound();
}

async function insert(ctx: Context, viewer: Viewer, deed: string, rule: RuleDraft & { number: number }) {
  const { id } = await ctx.db.insertInto("rules").values(rule).returning("id").executeTakeFirstOrThrow();
  await noteDeed(ctx, viewer, { deed, ruleId: id });
}
