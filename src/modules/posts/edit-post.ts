import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { readMarks } from "#platform/marked-text";
import { findMentioned } from "./find-mentioned.ts";
import { keepLink } from "./keep-link.ts";
import { keepMarks } from "./keep-marks.ts";
import type { Post } from "./queries.ts";
import { type Draft, postLimits } from "./rules.ts";
import { toHtml } from "./to-html.ts";

/**
 * Its author changes the words of a post. What it said before stays readable by whoever may read the post.
 * Its audience stays as it was; a message stays with those it was sent to. A question somebody has answered in its poll
 * stays as it is, so that no answer comes to mean another thing.
 *
 * @throws Forbidden for anyone but the author; Invalid.
 */
export async function editPost(
  ctx: Context,
  author: Account,
  post: Post,
  draft: Pick<Draft, "text" | "warning" | "language" | "reply_policy" | "quote_policy">,
): Promise<void> {
  if (post.author_id !== author.id) throw new Forbidden();
  if (!draft.text && post.pictures_count === 0) throw new Invalid({ text: "required" });
  await inTransaction(ctx, async (ctx) => {
    const current = await ctx.db
      .selectFrom("posts")
      .selectAll()
      .where("id", "=", post.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const { language, reply_policy, quote_policy } = draft;
    const choices = { language, reply_policy, ...(quote_policy && { quote_policy }) };
    if (current.text === draft.text && current.warning === draft.warning) {
      await ctx.db.updateTable("posts").set(choices).where("id", "=", post.id).execute();
      await publish(ctx, { name: "posts.choices-changed", payload: { postId: post.id } });
      return;
    }
    if (current.voters_count) throw new Invalid({ text: "pollAnswered" });
    const { count } = await ctx.db
      .selectFrom("post_revisions")
      .select((of) => of.fn.countAll<string>().as("count"))
      .where("post_id", "=", post.id)
      .executeTakeFirstOrThrow();
    if (Number(count) >= postLimits.revisions) throw new Invalid({ text: "tooManyEdits" });
    await ctx.db
      .insertInto("post_revisions")
      .values({
        post_id: post.id,
        text: current.text,
        html: current.html,
        warning: current.warning,
        written_at: current.edited_at ?? current.created_at,
      })
      .execute();
    const marks = readMarks(draft.text, ctx.config.baseUrl.host);
    const mentioned = await findMentioned(ctx, author, marks.handles);
    const before = await ctx.db.selectFrom("mentions").select("account_id").where("post_id", "=", post.id).execute();
    const now = post.audience === "direct" ? [] : mentioned.map(({ id }) => id);
    const named = new Set([...before.map(({ account_id }) => account_id), ...now]);
    named.delete(author.id);
    await keepLink(ctx, current, draft.text);
    await keepMarks(ctx, post, [...named], marks.tags.slice(0, postLimits.tags));
    await ctx.db
      .updateTable("posts")
      .set({
        ...choices,
        text: draft.text,
        html: toHtml(ctx, draft.text, mentioned),
        warning: draft.warning,
        edited_at: sql`now()`,
      })
      .where("id", "=", post.id)
      .execute();
    await publish(ctx, { name: "posts.edited", payload: { postId: post.id } });
  });
}
