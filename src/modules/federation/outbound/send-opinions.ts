import { actorUri } from "#modules/accounts";
import type { Context } from "#platform/context";
import type { JsonObject } from "../documents/context.ts";
import { activity, activityUri, shortName } from "./activity.ts";
import { type Distant, findDistant, findPostRow, findSpeaker } from "./recipients.ts";
import { send } from "./send.ts";

/** What a member thinks of one statement at another server. */
type Opinion = { readonly postId: string; readonly accountId: string; readonly number: number };

/** What is said later of the same statement replaces what still waits to be sent. */
const keyOf = ({ postId, accountId, number }: Opinion) => ({ jobKey: `opinion:${postId}-${accountId}-${number}` });
const spoken: Readonly<Record<number, string>> = { 1: "agree", [-1]: "disagree", 0: "pass" };

/** A member says what they think of a statement elsewhere, or thinks otherwise now: whoever asked is told, and nobody else. */
export async function sendOpinion(ctx: Context, opinion: Opinion): Promise<void> {
  const [to, voter] = await Promise.all([findAuthorOf(ctx, opinion.postId), findSpeaker(ctx, opinion.accountId)]);
  const said = to && voter && (await toOpinion(ctx, opinion, to));
  if (!said) return;
  const uri = String(said["id"]);
  const moment = Date.parse(String(said["published"]));
  const isFirst = uri.endsWith(`-${moment}`);
  const [type, id] = isFirst ? ["Create", `${uri}#create`] : ["Update", `${uri}#updates/${moment}`];
  const told = activity(ctx, type, id, voter, said, { to: [to.uri] });
  await send(ctx, voter, told, [{ inbox: to.inbox }], keyOf(opinion));
}

/** They took it back. */
export async function sendOpinionEnd(ctx: Context, opinion: Opinion & { readonly uri: string }): Promise<void> {
  const [to, voter] = await Promise.all([findAuthorOf(ctx, opinion.postId), findSpeaker(ctx, opinion.accountId)]);
  if (!to || !voter) return;
  const tombstone = { id: opinion.uri, type: "Tombstone" };
  const end = activity(ctx, "Delete", `${opinion.uri}#delete`, voter, tombstone, { to: [to.uri] });
  await send(ctx, voter, end, [{ inbox: to.inbox }], keyOf(opinion));
}

/** A vote from elsewhere by its name, and the activity that told it. */
type Asked = {
  readonly postId: string;
  readonly accountId: string;
  readonly uri: string;
  readonly deed: string;
  readonly accepted: boolean;
};

/** Whoever answered a question of ours from elsewhere hears from its author whether that counts. */
export async function answerOpinion(ctx: Context, asked: Asked): Promise<void> {
  const post = await findPostRow(ctx, asked.postId);
  const [author, voter] = await Promise.all([
    post && findSpeaker(ctx, post.author_id),
    findDistant(ctx, asked.accountId),
  ]);
  if (!author || !voter) return;
  const type = asked.accepted ? "Accept" : "Reject";
  const id = activityUri(ctx, asked.accepted ? "accepts" : "rejects", shortName(asked.deed));
  await send(ctx, author, activity(ctx, type, id, author, asked.uri, { to: [voter.uri] }), [{ inbox: voter.inbox }]);
}

async function findAuthorOf(ctx: Context, postId: string): Promise<Distant | undefined> {
  const post = await findPostRow(ctx, postId);
  return post && findDistant(ctx, post.author_id);
}

/** Undefined for one taken back meanwhile, and for a statement that is there no more. */
async function toOpinion(
  ctx: Context,
  { postId, accountId, number }: Opinion,
  to: Distant,
): Promise<JsonObject | undefined> {
  const row = await ctx.db
    .selectFrom("opinions_elsewhere")
    .innerJoin("remote_statements", (on) =>
      on
        .onRef("remote_statements.post_id", "=", "opinions_elsewhere.post_id")
        .onRef("remote_statements.number", "=", "opinions_elsewhere.number"),
    )
    .select(["opinions_elsewhere.uri", "vote", "made_at", "remote_statements.uri as statement"])
    .where("opinions_elsewhere.post_id", "=", postId)
    .where("account_id", "=", accountId)
    .where("opinions_elsewhere.number", "=", number)
    .executeTakeFirst();
  return (
    row && {
      id: row.uri,
      type: "OpinionVote",
      attributedTo: actorUri(ctx, { id: accountId }),
      object: row.statement,
      opinion: spoken[row.vote],
      published: row.made_at.toISOString(),
      to: [to.uri],
    }
  );
}
