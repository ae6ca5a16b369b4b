import { actorUri } from "#modules/accounts";
import { findAsked, statementUri } from "#modules/deliberation";
import type { Context } from "#platform/context";
import { proposedUri } from "../addresses.ts";
import { activity, activityUri, shortName } from "./activity.ts";
import { findDistant, findPostRow, findSpeaker } from "./recipients.ts";
import { send } from "./send.ts";

type Ended = { readonly statementId: string; readonly postId: string; readonly accountId: string };
const keyOf = (id: string) => ({ jobKey: `statement:${id}` });

/** A member proposes a statement for a question elsewhere: whoever asked is told, and nobody else. */
export async function sendStatement(ctx: Context, id: string): Promise<void> {
  const row = await ctx.db
    .selectFrom("statements_elsewhere")
    .innerJoin("remote_questions", "remote_questions.post_id", "statements_elsewhere.post_id")
    .innerJoin("posts", "posts.id", "statements_elsewhere.post_id")
    .select(["statements_elsewhere.account_id", "statements_elsewhere.text", "statements_elsewhere.language"])
    .select(["made_at", "remote_questions.uri as question", "posts.author_id"])
    .where("statements_elsewhere.id", "=", id)
    .executeTakeFirst();
  const [to, person] = row
    ? await Promise.all([findDistant(ctx, row.author_id), findSpeaker(ctx, row.account_id)])
    : [];
  if (!row || !to || !person) return;
  const uri = proposedUri(ctx, id);
  const said = {
    id: uri,
    type: "Statement",
    attributedTo: actorUri(ctx, person),
    inReplyTo: row.question,
    name: row.text,
    language: row.language,
    published: row.made_at.toISOString(),
    to: [to.uri],
  };
  const told = activity(ctx, "Create", `${uri}#create`, person, said, { to: [to.uri] });
  await send(ctx, person, told, [{ inbox: to.inbox }], keyOf(id));
}

/** They took it back. */
export async function sendStatementEnd(ctx: Context, { statementId, postId, accountId }: Ended): Promise<void> {
  const post = await findPostRow(ctx, postId);
  const [to, person] = await Promise.all([post && findDistant(ctx, post.author_id), findSpeaker(ctx, accountId)]);
  if (!to || !person) return;
  const uri = proposedUri(ctx, statementId);
  const end = activity(ctx, "Delete", `${uri}#delete`, person, { id: uri, type: "Tombstone" }, { to: [to.uri] });
  await send(ctx, person, end, [{ inbox: to.inbox }], keyOf(statementId));
}

/** What becomes of a statement from elsewhere: which question, whose, under which name; why not; and the number it has, or its like. */
export type Answered = {
  readonly questionId: string;
  readonly accountId: string;
  readonly uri: string;
  readonly reason?: string | undefined;
  readonly number?: number | undefined;
};

/** Whoever proposed a statement from elsewhere hears from who asked that it is shown, by its number, or why it is not. */
export async function answerStatement(ctx: Context, answered: Answered): Promise<void> {
  const { questionId, accountId, uri, reason, number } = answered;
  const question = await findAsked(ctx, questionId);
  const post = question?.post_id ? await findPostRow(ctx, question.post_id) : undefined;
  const [author, to] = await Promise.all([post && findSpeaker(ctx, post.author_id), findDistant(ctx, accountId)]);
  if (!question || !author || !to) return;
  const id = activityUri(ctx, reason ? "rejects" : "accepts", shortName(`${uri} ${reason ?? ""}`));
  const more = {
    to: [to.uri],
    ...(reason && { reason }),
    ...(number && { result: statementUri(ctx, question, number) }),
  };
  await send(ctx, author, activity(ctx, reason ? "Reject" : "Accept", id, author, uri, more), [{ inbox: to.inbox }]);
}
