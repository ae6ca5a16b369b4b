import type { Account } from "#modules/accounts";
import { handPictures, takeDown } from "#modules/media";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { SavedDraft } from "./drafts.ts";
import { openPoll } from "./open-poll.ts";
import { readPoll } from "./poll-rules.ts";
import { publishPost } from "./publish-post.ts";
import { getPost, type Post } from "./queries.ts";
import { quotePost } from "./quote-post.ts";
import { getSpeaker, noteSpoken } from "./speakers.ts";
import type { Writing } from "./writing.ts";

/**
 * A member sends a whole piece of writing: one post, and its further parts as answers, each to the one before. All of
 * them are published or none. Pictures that hang on nothing yet come as `loose`. Poll, quote and pictures go with the first. What was kept of it as a draft goes; a draft is published once, however often it is sent.
 *
 * @returns the first post. @throws as publishPost; NotFound when the draft was sent or deleted meanwhile.
 */
export async function publishWriting(
  ctx: Context,
  writer: Account,
  { group: groupId, topic, speaker, ...writing }: Writing,
  parent?: Post,
  draft?: Pick<SavedDraft, "id">,
  loose: readonly string[] = [],
): Promise<Post> {
  return inTransaction(ctx, async (ctx) => {
    const pictures = draft ? await takeDown(ctx, draft) : loose;
    if (draft) await deleteDraft(ctx, writer, draft);
    const author = speaker
      ? await speakAs(ctx, writer, speaker, { writing, pictures, group: groupId, parent })
      : writer;
    const group = groupId ? { id: groupId, topicId: topic || null } : undefined;
    const first = await publishPost(ctx, author, { ...writing, pictures, group }, parent);
    const { audience } = first;
    const poll = readPoll(writing);
    if (writing.quoted) await quotePost(ctx, author, first, writing.quoted);
    if (poll) await openPoll(ctx, first, poll);
    let last = first;
    for (const text of writing.more) last = await publishPost(ctx, author, { ...writing, audience, text }, last);
    await noteSpoken(ctx, writer, author, "wrote", first);
    return first;
  });
}

/** The organisation in whose name it goes out, with the pictures handed over. It speaks in public, in no group, and answers what it sees itself. */
async function speakAs(
  ctx: Context,
  writer: Account,
  speaker: string,
  sent: {
    readonly writing: Pick<Writing, "audience">;
    readonly pictures: readonly string[];
    readonly group: string | undefined;
    readonly parent: Post | undefined;
  },
): Promise<Account> {
  const author = await getSpeaker(ctx, writer, speaker);
  if (sent.writing.audience === "direct") throw new Invalid({ audience: "speakerInPublic" });
  if (sent.parent && !(await sees(ctx, author, sent.parent))) throw new Invalid({ speaker: "speakerSeesNot" });
  if (sent.group) throw new Invalid({ speaker: "speakerInGroup" });
  await handPictures(ctx, writer, author, sent.pictures);
  return author;
}

const sees = (ctx: Context, author: Account, { id }: Post): Promise<boolean> =>
  getPost(ctx, author, id).then(
    () => true,
    (error: unknown) => {
      if (error instanceof NotFound) return false;
      throw error;
    },
  );

/** Its writer throws a draft away. @throws NotFound when it is gone already. */
export async function deleteDraft(
  ctx: Context,
  writer: { readonly id: string },
  draft: Pick<SavedDraft, "id">,
): Promise<void> {
  const gone = await ctx.db
    .deleteFrom("drafts")
    .where("id", "=", draft.id)
    .where("account_id", "=", writer.id)
    .returning("id")
    .executeTakeFirst();
  if (!gone) throw new NotFound();
}
