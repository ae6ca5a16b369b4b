import { type Selectable, sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { DemandDraftsTable } from "#platform/schema";
import { fingerprintOf } from "#platform/secrets";
import type { DemandKind } from "../rules.ts";
import { storedWriting, type Writing } from "./fields.ts";

/** Whose draft it is: a member's, or that of whoever holds a key. */
export type Writer = { readonly id: string } | { readonly key: string };
export type DemandDraftRow = Omit<Selectable<DemandDraftsTable>, "writing"> & { readonly writing: Writing };

/** Days for which what somebody without an account began is kept: nobody can ask for it any more. */
export const draftDays = 30;
/** Drafts of demands one person may have. */
const MOST = 50;

const whose = (writer: Writer) =>
  "id" in writer ? { account_id: writer.id } : { key_hash: fingerprintOf(writer.key) };

/** Somebody begins to write, perhaps from a post, or from words they have. @throws Invalid when they have too many begun */
export async function beginDraft(
  ctx: Context,
  writer: Writer,
  kind: DemandKind,
  from?: { readonly id: string; readonly text: string },
  begun: Writing = {},
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    if ("id" in writer && (await listDrafts(ctx, writer)).length >= MOST) throw new Invalid({ form: "tooManyDrafts" });
    const writing = from ? { ...begun, what: from.text } : begun;
    const { id } = await ctx.db
      .insertInto("demand_drafts")
      .values({ ...whose(writer), kind, source_id: from?.id ?? null, writing: JSON.stringify(writing) })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** A draft of this writer. @throws NotFound for any other */
export async function getDraft(ctx: Context, writer: Writer | undefined, id: string): Promise<DemandDraftRow> {
  if (!writer) throw new NotFound();
  const query = ctx.db.selectFrom("demand_drafts").selectAll().where("id", "=", id);
  const draft = await ("id" in writer
    ? query.where("account_id", "=", writer.id)
    : query.where("key_hash", "=", fingerprintOf(writer.key))
  ).executeTakeFirst();
  if (!draft) throw new NotFound();
  return { ...draft, writing: storedWriting.parse(draft.writing) };
}

export async function listDrafts(ctx: Context, writer: { readonly id: string }): Promise<DemandDraftRow[]> {
  const drafts = await ctx.db
    .selectFrom("demand_drafts")
    .selectAll()
    .where("account_id", "=", writer.id)
    .orderBy("saved_at", "desc")
    .limit(MOST)
    .execute();
  return drafts.map((draft) => ({ ...draft, writing: storedWriting.parse(draft.writing) }));
}

/** Keeps the answers of one question. Nothing that was answered before is lost. */
export async function saveStep(ctx: Context, draft: DemandDraftRow, step: number, answers: Writing): Promise<void> {
  const kept = await ctx.db
    .updateTable("demand_drafts")
    .set({
      writing: JSON.stringify({ ...draft.writing, ...answers }),
      step: Math.max(draft.step, step),
      saved_at: ctx.now(),
    })
    .where("id", "=", draft.id)
    .returning("id")
    .executeTakeFirst();
  if (!kept) throw new NotFound();
}

/** Its writer throws it away. */
export async function deleteDraft(ctx: Context, draft: Pick<DemandDraftRow, "id">): Promise<void> {
  await ctx.db.deleteFrom("demand_drafts").where("id", "=", draft.id).execute();
}

/** Each night: what was begun without an account and left goes, with its photos. */
export async function forgetGuestDrafts(ctx: Context): Promise<void> {
  await sql`delete from demand_drafts where key_hash is not null and saved_at < ${ctx.now()}::timestamptz - make_interval(days => ${draftDays})`.execute(
    ctx.db,
  );
}
