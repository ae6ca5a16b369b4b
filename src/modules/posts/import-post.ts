import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { readMarks } from "#platform/marked-text";
import { keepMarks } from "./keep-marks.ts";
import { type Draft, draftForm, postLimits } from "./rules.ts";
import { saveDraft } from "./save-draft.ts";
import { toHtml } from "./to-html.ts";
import { storedWriting } from "./writing.ts";

/** What a post of an archive must keep to. */
export const oldPostForm = draftForm;

export type OldPost = Draft & {
  /** Its id, when it was written in this community; it may still be there. */
  readonly here: string | undefined;
  /** When it was first said. */
  readonly at: Date;
  /** Its name where it comes from; another post of the same name is the same post. */
  readonly origin: string;
  /** The name of the author's own post it goes on from. */
  readonly after: string | undefined;
};

/**
 * An author brings in what they once wrote: at its old date, marked as brought in, and quietly. It names nobody, tells
 * nobody, and is as if it had always been there. Brought in again it is there once. What was public becomes quiet.
 */
export async function importPost(ctx: Context, author: Account, old: OldPost): Promise<"made" | "known"> {
  return inTransaction(ctx, async (ctx) => {
    if (old.here && (await isStillHere(ctx, author, old.here))) return "known";
    if (!(await claim(ctx, author, old.origin))) return "known";
    const audience = old.audience === "public" ? "quiet" : old.audience;
    const { rows: parents } = await sql<{ id: string; thread_id: string }>`
      select posts.id, posts.thread_id from imported join posts on posts.id = imported.post_id
      where imported.account_id = ${author.id} and origin = ${old.after ?? ""} and posts.author_id = ${author.id}
        and posts.audience = ${audience}`.execute(ctx.db);
    const parent = parents[0];
    const { rows } = await sql<{ id: string }>`
      insert into posts (id, thread_id, author_id, text, html, warning, language, audience, reply_policy,
        in_reply_to_id, in_reply_to_author_id, created_at, imported)
      select id, coalesce(${parent?.thread_id ?? null}::bigint, id), ${author.id}::bigint, ${old.text}, ${toHtml(ctx, old.text, [])},
        ${old.warning}, ${old.language}, ${audience}, ${old.reply_policy}, ${parent?.id ?? null}::bigint,
        ${parent ? author.id : null}::bigint, ${old.at}::timestamptz, true
      from next_id(greatest(${old.at}::timestamptz, '2020-01-02'::timestamptz)) as id returning id`.execute(ctx.db);
    const id = rows[0]?.id ?? "";
    await sql`update imported set post_id = ${id} where account_id = ${author.id} and origin = ${old.origin}`.execute(
      ctx.db,
    );
    await keepMarks(ctx, { id }, [], readMarks(old.text).tags.slice(0, postLimits.tags));
    await sql`update accounts set posts_count = posts_count + 1, feed_revision = feed_revision + 1 where id = ${author.id}`.execute(
      ctx.db,
    );
    return "made";
  });
}

/** The same of something never sent. */
export async function importDraft(
  ctx: Context,
  writer: Account,
  draft: { readonly origin: string; readonly here: string | undefined; readonly writing: unknown },
): Promise<"made" | "known"> {
  const writing = storedWriting.parse(draft.writing);
  return inTransaction(ctx, async (ctx) => {
    if (draft.here && (await isStillHere(ctx, writer, draft.here))) return "known";
    if (!(await claim(ctx, writer, draft.origin))) return "known";
    await saveDraft(ctx, writer, { writing });
    return "made";
  });
}

async function isStillHere(ctx: Context, owner: { readonly id: string }, id: string) {
  const { rows } = await sql`select from posts where id = ${id} and author_id = ${owner.id}
    union all select from drafts where id = ${id} and account_id = ${owner.id}`.execute(ctx.db);
  return rows.length > 0;
}

async function claim(ctx: Context, account: { readonly id: string }, origin: string): Promise<boolean> {
  const made = await ctx.db
    .insertInto("imported")
    .values({ account_id: account.id, origin })
    .onConflict((conflict) => conflict.doNothing())
    .returning("origin")
    .executeTakeFirst();
  return made !== undefined;
}
