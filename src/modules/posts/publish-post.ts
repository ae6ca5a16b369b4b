import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { hangPictures } from "#modules/media";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { readMarks } from "#platform/marked-text";
import type { Conversation } from "./conversation-rules.ts";
import { findMentioned } from "./find-mentioned.ts";
import { beginIn, mustBelong } from "./in-group.ts";
import { joinConversation, placeOf, raiseConversation } from "./join-conversation.ts";
import { keepLink } from "./keep-link.ts";
import { keepMarks } from "./keep-marks.ts";
import type { Post } from "./queries.ts";
import { audiencesForReplyTo, type Draft, isCounted, isCountedOf, mayReply, postLimits } from "./rules.ts";
import { toHtml } from "./to-html.ts";

/**
 * A member says something, to an audience of their choice, perhaps in answer to a post they see. A reply is
 * never wider than what it answers and comes only from those the author lets answer. Whoever is answered counts as
 * named. A direct post is a message: it belongs to a conversation, the one given or that of all whom it names, and
 * those in it are who it is for. What answers a post of a group is said in that group; what is for a private group alone
 * comes from its members alone. What begins in a group is for whom the group is, whatever its writer chose.
 *
 * @throws Invalid, or Forbidden when the author does not take this person's reply.
 */
export async function publishPost(
  ctx: Context,
  author: Account,
  {
    pictures = [],
    group,
    ...written
  }: Draft & {
    readonly pictures?: readonly string[];
    readonly group?: { readonly id: string; readonly topicId?: string | null } | undefined;
  },
  parent?: Post,
  conversation?: Pick<Conversation, "id">,
): Promise<Post> {
  return inTransaction(ctx, async (ctx) => {
    const begins = parent ? undefined : group;
    const draft = begins ? { ...written, audience: await beginIn(ctx, author, begins) } : written;
    const marks = readMarks(draft.text, ctx.config.baseUrl.host);
    const mentioned = await findMentioned(ctx, author, marks.handles);
    const named = new Set(mentioned.map(({ id }) => id));
    if (parent) {
      await checkReply(ctx, author, draft, parent);
      // Within a conversation those who are in it are answered, and nobody who left.
      if (draft.audience !== "direct" || !parent.conversation_id) named.add(parent.author_id);
    }
    named.delete(author.id);
    if (marks.tags.length > postLimits.tags) throw new Invalid({ text: "tooManyTags" });
    const isDirect = draft.audience === "direct";
    const groupId = begins?.id ?? (isDirect ? null : (parent?.group_id ?? null));
    if (draft.audience === "group" && !begins) await mustBelong(ctx, author, groupId);
    const place = isDirect ? (conversation ?? (await placeOf(ctx, author, [...named], parent))) : undefined;
    const readers = place ? await joinConversation(ctx, author, place) : [...named];
    const post = await ctx.db
      .insertInto("posts")
      .columns([
        "id",
        "thread_id",
        "author_id",
        "text",
        "html",
        "warning",
        "language",
        "audience",
        "reply_policy",
        "quote_policy",
        "in_reply_to_id",
        "in_reply_to_author_id",
        "conversation_id",
        "group_id",
        "topic_id",
        "pictures_count",
      ])
      .expression(
        sql`select id, coalesce(${parent?.thread_id ?? null}::bigint, id), ${author.id}::bigint, ${draft.text},
          ${toHtml(ctx, draft.text, mentioned)}, ${draft.warning}, ${draft.language},
          ${draft.audience}, ${draft.reply_policy}, ${draft.quote_policy ?? "everyone"}, ${parent?.id ?? null}::bigint, ${parent?.author_id ?? null}::bigint,
          ${place?.id ?? null}::bigint, ${groupId}::bigint, ${begins?.topicId ?? null}::bigint, ${pictures.length}::integer from next_id() as id` as never,
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    await hangPictures(ctx, author, pictures, { post_id: post.id });
    await keepMarks(ctx, post, readers, marks.tags);
    await keepLink(ctx, post, draft.text);
    if (place) await raiseConversation(ctx, post, readers);
    if (parent && isCounted(post)) {
      await ctx.db
        .updateTable("posts")
        .set((of) => ({ replies_count: of("replies_count", "+", 1) }))
        .where("id", "=", parent.id)
        .execute();
    }
    if (!isDirect) {
      await ctx.db
        .updateTable("accounts")
        .set((of) => ({
          posts_count: of("posts_count", "+", isCountedOf(post) ? 1 : 0),
          feed_revision: of("feed_revision", "+", 1),
        }))
        .where("id", "=", author.id)
        .execute();
    }
    await publish(ctx, { name: "posts.published", payload: { postId: post.id } });
    return post;
  });
}

async function checkReply(ctx: Context, author: Account, draft: Draft, parent: Post): Promise<void> {
  if (!audiencesForReplyTo(parent).includes(draft.audience)) throw new Invalid({ audience: "widerThanParent" });
  if (!mayReply(parent, { id: author.id, ...(await findTies(ctx, author, parent)) })) throw new Forbidden();
}

type Ties = {
  readonly isMentioned: boolean;
  readonly followsAuthor: boolean;
  readonly isShutOut: boolean;
  readonly isLocked: boolean;
};

/**
 * What decides whether someone may answer a post: are they named in it, do they follow its author; and whether answers
 * have ended, or its group keeps them out.
 */
export async function findTies(
  ctx: Context,
  person: { readonly id: string },
  post: Pick<Post, "id" | "author_id">,
): Promise<Ties> {
  const { rows } = await sql<Ties>`
    select exists (select from mentions where post_id = ${post.id} and account_id = ${person.id}) as "isMentioned",
      exists (select from follows where follower_id = ${person.id} and followee_id = ${post.author_id} and state = 'accepted') as "followsAuthor",
      exists (select from posts answered join posts root on root.id = answered.thread_id
        left join groups on groups.id = answered.group_id
        left join group_members mine on mine.group_id = answered.group_id and mine.account_id = ${person.id}
        where answered.id = ${post.id} and (root.locked_at is not null or mine.state = 'banned'
          or groups.access = 'announce' and mine.state is distinct from 'member')) as "isShutOut",
      exists (select from posts answered join posts root on root.id = answered.thread_id
        where answered.id = ${post.id} and root.locked_at is not null) as "isLocked"`.execute(ctx.db);
  return rows[0] ?? { isMentioned: false, followsAuthor: false, isShutOut: false, isLocked: false };
}
