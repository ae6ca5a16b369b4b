import { actorUri } from "#modules/accounts";
import { type Post, postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { quoteStampUri } from "../addresses.ts";
import type { JsonObject } from "../documents/context.ts";
import { toNote } from "../documents/to-note.ts";
import { activity, activityUri, shortName } from "./activity.ts";
import { findDistant, findPostRow, findSpeaker } from "./recipients.ts";
import { send } from "./send.ts";
import { sendEdited } from "./send-posts.ts";

type Asked = { readonly quote: Post; readonly quoted: Post };

async function findAsked(ctx: Context, quoteId: string): Promise<Asked | undefined> {
  const quote = await findPostRow(ctx, quoteId);
  const quoted = quote?.quoted_id ? await findPostRow(ctx, quote.quoted_id) : undefined;
  return quote && quoted && { quote, quoted };
}

/** A member quotes somebody elsewhere, whose server is asked whether it may stand (FEP-044f). */
async function sendRequest(ctx: Context, { quote, quoted }: Asked): Promise<void> {
  const [author, asked] = await Promise.all([findSpeaker(ctx, quote.author_id), findDistant(ctx, quoted.author_id)]);
  if (!author || !asked || quote.audience === "local") return;
  const id = activityUri(ctx, "quote-requests", quote.id);
  await ctx.db.updateTable("posts").set({ quote_request_uri: id }).where("id", "=", quote.id).execute();
  const instrument = await toNote(ctx, quote);
  const request = activity(ctx, "QuoteRequest", id, author, postUri(ctx, quoted), { instrument, to: [asked.uri] });
  await send(ctx, author, request, [{ inbox: asked.inbox }]);
}

/**
 * What became of a quote: one of a member's post by somebody elsewhere is answered with a stamp, or refused; when it is
 * withdrawn the stamp is deleted. One that a member made is shown to others as it stands now.
 */
export async function sendQuoteState(ctx: Context, quoteId: string): Promise<void> {
  const asked = await findAsked(ctx, quoteId);
  if (!asked) return;
  const { quote, quoted } = asked;
  if (quote.uri === null && quoted.uri !== null && quote.quote_state === "pending") await sendRequest(ctx, asked);
  else if (quote.uri === null) await sendEdited(ctx, quote.id, 0);
  else if (quoted.uri === null) await sendAnswer(ctx, asked);
}

/** A quote that was just written by a member goes out with its post; only somebody elsewhere must be asked besides. */
export async function sendQuote(ctx: Context, quoteId: string): Promise<void> {
  const asked = await findAsked(ctx, quoteId);
  if (asked?.quote.uri === null && asked.quoted.uri === null) return;
  await sendQuoteState(ctx, quoteId);
}

async function sendAnswer(ctx: Context, { quote, quoted }: Asked): Promise<void> {
  const [member, other] = await Promise.all([findSpeaker(ctx, quoted.author_id), findDistant(ctx, quote.author_id)]);
  const said = member && other && answerTo(ctx, { quote, quoted }, other.uri);
  if (said) await send(ctx, member, said, [other], { jobKey: `quote:${quote.id}` });
}

function answerTo(ctx: Context, { quote, quoted }: Asked, quoterUri: string): JsonObject | undefined {
  const member = { id: quoted.author_id };
  const stamp = quoteStampUri(ctx, quote.id);
  const name = shortName(`${quote.quote_request_uri ?? quote.id} ${quote.quote_state ?? ""}`);
  const to = [quoterUri];
  const request = {
    ...(quote.quote_request_uri && { id: quote.quote_request_uri }),
    type: "QuoteRequest",
    actor: quoterUri,
    object: postUri(ctx, quoted),
    instrument: postUri(ctx, quote),
  };
  if (quote.quote_state === "accepted")
    return activity(ctx, "Accept", activityUri(ctx, "accepts", name), member, request, { result: stamp, to });
  if (quote.quote_state === "refused")
    return activity(ctx, "Reject", activityUri(ctx, "rejects", name), member, request, { to });
  if (quote.quote_state === "withdrawn") return activity(ctx, "Delete", `${stamp}#delete`, member, stamp, { to });
  return undefined;
}

/** The leave a member's post was given to be quoted by another, for whoever wants to see it. */
export const toStamp = (ctx: Context, quote: Post, quoted: Post): JsonObject => ({
  id: quoteStampUri(ctx, quote.id),
  type: "QuoteAuthorization",
  attributedTo: actorUri(ctx, { id: quoted.author_id }),
  interactingObject: postUri(ctx, quote),
  interactionTarget: postUri(ctx, quoted),
});
