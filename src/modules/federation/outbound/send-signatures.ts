import { actorUri } from "#modules/accounts";
import type { Context } from "#platform/context";
import { escape } from "#platform/marked-text";
import type { JsonObject } from "../documents/context.ts";
import { findAnswer } from "../voice/queries.ts";
import { words } from "../words.ts";
import { activity, activityUri, shortName } from "./activity.ts";
import { type Distant, findDistant, findPostRow, findSpeaker } from "./recipients.ts";
import { send } from "./send.ts";

/** A signature under what a post asks, by its name among servers. */
type Named = { readonly postId: string; readonly accountId: string; readonly uri: string };

const keyOf = (uri: string) => ({ jobKey: `signature:${uri}`.slice(0, 200) });

/** A member stands behind what somebody elsewhere asks: their server is told, with the fingerprint of the text. */
export async function sendSignature(ctx: Context, postId: string, accountId: string): Promise<void> {
  const [to, signer] = await Promise.all([findAuthorOf(ctx, postId), findSpeaker(ctx, accountId)]);
  const signature = to && signer && (await toSignature(ctx, postId, signer, to));
  if (!signature) return;
  const uri = String(signature["id"]);
  const create = activity(ctx, "Create", `${uri}#create`, signer, signature, { to: [to.uri] });
  await send(ctx, signer, create, [{ inbox: to.inbox }], keyOf(uri));
}

/** They took it back. */
export async function sendSignatureEnd(ctx: Context, { postId, accountId, uri }: Named): Promise<void> {
  const [to, signer] = await Promise.all([findAuthorOf(ctx, postId), findSpeaker(ctx, accountId)]);
  if (!to || !signer) return;
  const end = activity(ctx, "Delete", `${uri}#delete`, signer, { id: uri, type: "Tombstone" }, { to: [to.uri] });
  await send(ctx, signer, end, [{ inbox: to.inbox }], keyOf(uri));
}

/** Whoever signed one of ours hears from its author whether it counts. */
export async function answerSignature(
  ctx: Context,
  { postId, accountId, uri, accepted }: Named & { readonly accepted: boolean },
): Promise<void> {
  const post = await findPostRow(ctx, postId);
  const [author, signer] = await Promise.all([post && findSpeaker(ctx, post.author_id), findDistant(ctx, accountId)]);
  if (!author || !signer) return;
  const type = accepted ? "Accept" : "Reject";
  const id = activityUri(ctx, accepted ? "accepts" : "rejects", shortName(uri));
  await send(ctx, author, activity(ctx, type, id, author, uri, { to: [signer.uri] }), [{ inbox: signer.inbox }]);
}

async function findAuthorOf(ctx: Context, postId: string): Promise<Distant | undefined> {
  const post = await findPostRow(ctx, postId);
  return post && findDistant(ctx, post.author_id);
}

/** Undefined for one taken back meanwhile. */
async function toSignature(
  ctx: Context,
  postId: string,
  signer: { readonly id: string },
  to: Distant,
): Promise<JsonObject | undefined> {
  const answer = await findAnswer(ctx, { id: postId }, signer);
  const demand = await ctx.db
    .selectFrom("remote_demands")
    .select(["uri", "title"])
    .where("post_id", "=", postId)
    .executeTakeFirst();
  if (!answer?.text_hash || !demand) return undefined;
  const { locale } = await ctx.db
    .selectFrom("accounts")
    .select("locale")
    .where("id", "=", signer.id)
    .executeTakeFirstOrThrow();
  return {
    id: answer.uri,
    type: "Signature",
    attributedTo: actorUri(ctx, signer),
    object: demand.uri,
    textHash: answer.text_hash.toString("hex"),
    content: `<p>${escape(words(locale)("voice.said", { title: demand.title }))}</p>`,
    published: answer.made_at.toISOString(),
    to: [to.uri],
  };
}
