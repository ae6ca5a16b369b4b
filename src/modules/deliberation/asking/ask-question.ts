import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { findOrganised } from "#modules/groups";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { checkVoters } from "./check-voters.ts";
import { findDemandToAsk } from "./demand-to-ask.ts";
import { type QuestionDraft, type QuestionRow, questionLimits } from "./rules.ts";
import { readSeeds } from "./seeds.ts";
import { tellOfQuestion } from "./tell-of-question.ts";

export type Asking = {
  readonly draft: QuestionDraft;
  /** The handle of the group it is asked in, or nothing. */
  readonly group?: string;
  /** The id of the demand it is about, or nothing. */
  readonly demand?: string;
};

/**
 * A member asks what people think: of the whole community, of a group they organise, about a demand they lead. It begins with
 * statements, and is told with a post. People without an account answer where the house and whoever asks let them, and never
 * where one must have been here before.
 * @throws Invalid
 */
export async function askQuestion(ctx: Context, asker: Account, { draft, ...of }: Asking): Promise<QuestionRow> {
  const seeds = readSeeds(draft.statements);
  mustEndSoon(ctx, draft.closes_at);
  return inTransaction(ctx, async (ctx) => {
    await mayAskMore(ctx, asker);
    const demand = of.demand ? await findDemandToAsk(ctx, asker, of.demand) : undefined;
    if (of.demand && !demand) throw new Invalid({ demand: "mayNotAskAbout" });
    const handle = of.group || demand?.group;
    const group = handle ? await findOrganised(ctx, asker, handle) : undefined;
    if (of.group && !group) throw new Invalid({ group: "mayNotOrganise" });
    const { guests_vote: guestsVote } = await ctx.db
      .selectFrom("community")
      .select("guests_vote")
      .executeTakeFirstOrThrow();
    const voters = checkVoters(draft, { group, guestsVote });
    const language = draft.language ?? asker.locale;
    const question = await ctx.db
      .insertInto("questions")
      .values({
        author_id: asker.id,
        group_id: group?.id ?? null,
        demand_id: demand?.id ?? null,
        title: draft.title,
        about: draft.about ?? "",
        language,
        voters,
        joined_before: draft.joined_before ?? false,
        statements_from: draft.statements_from ?? "voters",
        statements_wait: draft.statements_wait ?? true,
        next_number: seeds.length + 1,
        closes_at: draft.closes_at ?? null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto("statements")
      .values(
        seeds.map((text, index) => ({
          question_id: question.id,
          number: index + 1,
          is_seed: true,
          state: "shown" as const,
          language,
          text,
        })),
      )
      .execute();
    const post = await tellOfQuestion(ctx, asker, question, seeds, group);
    await ctx.db.updateTable("questions").set({ post_id: post.id }).where("id", "=", question.id).execute();
    await publish(ctx, { name: "deliberation.question-asked", payload: { questionId: question.id, postId: post.id } });
    return { ...question, post_id: post.id };
  });
}

/** The last day of answering is to come, and not too far away. @throws Invalid */
export function mustEndSoon(ctx: Context, closes_at: Date | undefined): void {
  if (!closes_at) return;
  const ahead = closes_at.getTime() - ctx.now().getTime();
  if (ahead <= 0) throw new Invalid({ closes: "dayPast" });
  if (ahead > questionLimits.aheadDays * 86_400_000) throw new Invalid({ closes: "questionFar" });
}

/** One at a time asks, so that two at once do not pass the limit together. */
async function mayAskMore(ctx: Context, asker: Account): Promise<void> {
  await ctx.db.selectFrom("accounts").select("id").where("id", "=", asker.id).forNoKeyUpdate().execute();
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from questions
    where author_id = ${asker.id} and closed_at is null and removed_at is null`.execute(ctx.db);
  if ((rows[0]?.open ?? 0) >= questionLimits.open) throw new Invalid({ form: "tooManyQuestions" });
}
