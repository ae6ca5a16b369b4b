import { type Selectable, sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { type Page, toPage } from "#platform/paging";
import type { DraftsTable } from "#platform/schema";
import { draftLimits, storedWriting, type Writing } from "./writing.ts";

/** Something being written, kept for its writer alone. */
export type SavedDraft = Omit<Selectable<DraftsTable>, "writing"> & { readonly writing: Writing };

export function toDraft(row: Selectable<DraftsTable>): SavedDraft {
  return { ...row, writing: storedWriting.parse(row.writing) };
}

/** One's own draft. @throws NotFound for another's and for none, alike. */
export async function getDraft(ctx: Context, writer: { readonly id: string }, id: string): Promise<SavedDraft> {
  const row = await ctx.db
    .selectFrom("drafts")
    .selectAll()
    .where("id", "=", id)
    .where("account_id", "=", writer.id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return toDraft(row);
}

/** A draft as a list shows it. */
export type DraftEntry = Pick<SavedDraft, "id" | "publish_at" | "problem" | "updated_at"> & {
  readonly gist: string;
  readonly parts: number;
  readonly isReply: boolean;
  readonly pictures: number;
  readonly touched: string;
};

const entry = sql<DraftEntry>`id, publish_at, problem, updated_at, touched, parent_id is not null as "isReply",
  (select count(*)::integer from pictures where draft_id = drafts.id) as pictures,
  coalesce(nullif(writing->>'warning', ''), left(writing->>'text', 120)) as gist,
  1 + jsonb_array_length(coalesce(writing->'more', '[]')) as parts`;

/** One page of what someone keeps unsent, the latest touched first. */
export async function listDrafts(
  ctx: Context,
  writer: { readonly id: string },
  before: string,
): Promise<Page<DraftEntry>> {
  const { rows } = await sql<DraftEntry>`select ${entry} from drafts
    where account_id = ${writer.id} and publish_at is null and touched < ${before} order by touched desc limit 21`.execute(
    ctx.db,
  );
  return toPage(rows, ({ touched }) => touched);
}

/** All that waits for its hour, the next first. */
export async function listScheduled(ctx: Context, writer: { readonly id: string }): Promise<DraftEntry[]> {
  const { rows } = await sql<DraftEntry>`select ${entry} from drafts
    where account_id = ${writer.id} and publish_at is not null order by publish_at limit ${draftLimits.perPerson}`.execute(
    ctx.db,
  );
  return rows;
}

/** What a person begins with: how many drafts they have, and for whom and in what language they last wrote. */
export async function findHabits(
  ctx: Context,
  writer: { readonly id: string },
): Promise<{ drafts: number; audience?: string; language?: string }> {
  const { rows } = await sql<{ drafts: number; audience: string | null; language: string | null }>`
    select (select count(*)::integer from drafts where account_id = ${writer.id}) as drafts, last.audience, last.language
    from (select 1) as one left join (
      select audience, language from (select audience, language, in_reply_to_id from posts where author_id = ${writer.id} order by id desc limit 20) as latest
      where audience <> 'direct' and in_reply_to_id is null limit 1) as last on true`.execute(ctx.db);
  const { drafts = 0, audience, language } = rows[0] ?? {};
  return { drafts, ...(audience && { audience }), ...(language && { language }) };
}
