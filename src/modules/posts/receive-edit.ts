import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";
import { keepMarks } from "./keep-marks.ts";
import type { Post } from "./queries.ts";
import { recountPoll } from "./received-parts.ts";
import type { ReceivedPost } from "./received-post.ts";
import { postLimits } from "./rules.ts";

/**
 * Its author changed a post at another server. What it said before stays readable. Its audience, its time and what it answers
 * stay as they were, whatever the change says; a message stays with those it was sent to. An older version that comes late
 * changes nothing. Where only a poll was counted anew, no version is kept.
 */
export async function receiveEdit(ctx: Context, post: Post, said: ReceivedPost): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const current = await ctx.db
      .selectFrom("posts")
      .selectAll()
      .where("id", "=", post.id)
      .forUpdate()
      .executeTakeFirst();
    if (!current || current.removed_at) return;
    if (said.poll) await recountPoll(ctx, post, said.poll);
    const isOlder = current.edited_at && (!said.edited || said.edited < current.edited_at);
    const isSame =
      current.html === said.html &&
      current.warning === said.warning &&
      current.title === said.title &&
      current.text === said.text;
    if (isOlder || isSame) return;
    await sql`insert into post_revisions (post_id, text, html, warning, written_at)
      select ${post.id}, ${current.text}, ${current.html}, ${current.warning}, ${current.edited_at ?? current.created_at}::timestamptz
      where (select count(*) from post_revisions where post_id = ${post.id}) < ${postLimits.revisions}`.execute(ctx.db);
    const before = await ctx.db.selectFrom("mentions").select("account_id").where("post_id", "=", post.id).execute();
    const now = current.audience === "direct" ? [] : said.mentioned;
    const named = new Set([...before.map(({ account_id }) => account_id), ...now]);
    named.delete(current.author_id);
    await keepMarks(ctx, post, [...named], said.tags.slice(0, postLimits.tags));
    await ctx.db.deleteFrom("remote_media").where("post_id", "=", post.id).execute();
    if (said.media.length > 0)
      await ctx.db
        .insertInto("remote_media")
        .values(said.media.map((one, position) => ({ ...one, post_id: post.id, position })))
        .execute();
    const { text, html, warning, title, language, url } = said;
    await ctx.db
      .updateTable("posts")
      .set({
        text,
        html,
        warning,
        title,
        language,
        url,
        reply_policy: said.replyPolicy,
        quote_policy: said.quotePolicy,
      })
      .set({ edited_at: said.edited ?? sql<Date>`now()` })
      .where("id", "=", post.id)
      .execute();
    await publish(ctx, { name: "posts.edited", payload: { postId: post.id } });
  });
}
