import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import { toDraft } from "./drafts.ts";
import { findQuotable } from "./find-quotable.ts";
import { publishWriting } from "./publish-writing.ts";
import { getPost } from "./queries.ts";

/**
 * Publishes a draft whose hour has come, once: draft and posts change places in one transaction. What cannot be sent
 * now (its author may not write any more, what it answers is gone, nobody is named) stays a draft that says why.
 */
export async function publishScheduled(ctx: Context, draftId: string): Promise<void> {
  try {
    await inTransaction(ctx, (ctx) => publishDue(ctx, draftId));
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    await holdBack(ctx, draftId, problem);
  }
}

async function publishDue(ctx: Context, draftId: string): Promise<void> {
  const row = await due(ctx, draftId).forUpdate().executeTakeFirst();
  if (!row) return;
  const { writing, parent_id } = toDraft(row);
  const author = await ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where("id", "=", row.account_id)
    .executeTakeFirstOrThrow();
  if (author.status !== "active" || author.restriction === "frozen") throw new Forbidden();
  if (writing.quoted && !(await findQuotable(ctx, author, writing.quoted))) throw new Invalid({ form: "quoteGone" });
  const parent = parent_id ? await getPost(ctx, author, parent_id) : undefined;
  await publishWriting(ctx, author, writing, parent, row);
}

const due = (ctx: Context, draftId: string) =>
  ctx.db
    .selectFrom("drafts")
    .selectAll()
    .where("id", "=", draftId)
    .where("publish_at", "<=", (of) => of.fn<Date>("now"));

function problemOf(error: unknown): string | undefined {
  if (error instanceof Invalid) return Object.values(error.fields)[0];
  if (error instanceof Forbidden) return "mayNotSend";
  return error instanceof NotFound ? "parentGone" : undefined;
}

async function holdBack(ctx: Context, draftId: string, problem: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const row = await due(ctx, draftId).forUpdate().executeTakeFirst();
    if (!row) return;
    await ctx.db.updateTable("drafts").set({ publish_at: null, problem }).where("id", "=", draftId).execute();
    await publish(ctx, { name: "posts.held-back", payload: { draftId, accountId: row.account_id } });
  });
}
