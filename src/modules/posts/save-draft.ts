import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { queueTask } from "#platform/events";
import type { SavedDraft } from "./drafts.ts";
import { draftLimits, type Writing } from "./writing.ts";

/** What is kept of something being written. `publishAt`: it is sent by itself then. */
export type Keeping = { readonly writing: Writing; readonly parentId?: string | null; readonly publishAt?: Date };

/**
 * Keeps what a member writes, as a new draft or in place of what `draft` held; with an hour, a task publishes it then.
 * Setting it anew takes the earlier hour away. A person has at most so many drafts.
 *
 * @returns its id. @throws Invalid, or NotFound when the draft is gone meanwhile: it was sent or deleted.
 */
export async function saveDraft(
  ctx: Context,
  writer: { readonly id: string },
  { writing, parentId = null, publishAt }: Keeping,
  draft?: Pick<SavedDraft, "id">,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const kept = {
      writing: JSON.stringify(writing),
      parent_id: parentId,
      publish_at: publishAt ?? null,
      problem: null,
    };
    const id = draft ? await replace(ctx, writer, draft, kept) : await add(ctx, writer, kept);
    if (publishAt) await queueTask(ctx, "posts.publish-scheduled", { draftId: id }, publishAt);
    return id;
  });
}

type Row = { writing: string; parent_id: string | null; publish_at: Date | null; problem: null };

async function replace(ctx: Context, writer: { readonly id: string }, { id }: { readonly id: string }, row: Row) {
  const updated = await ctx.db
    .updateTable("drafts")
    .set({ ...row, touched: sql`next_id()`, updated_at: sql`now()` })
    .where("id", "=", id)
    .where("account_id", "=", writer.id)
    .returning("id")
    .executeTakeFirst();
  if (!updated) throw new NotFound();
  return updated.id;
}

async function add(ctx: Context, writer: { readonly id: string }, row: Row): Promise<string> {
  await sql`select from accounts where id = ${writer.id} for no key update`.execute(ctx.db);
  const { count } = await ctx.db
    .selectFrom("drafts")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("account_id", "=", writer.id)
    .executeTakeFirstOrThrow();
  if (Number(count) >= draftLimits.perPerson) throw new Invalid({ form: "tooManyDrafts" });
  const { id } = await ctx.db
    .insertInto("drafts")
    .values({ ...row, account_id: writer.id })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
