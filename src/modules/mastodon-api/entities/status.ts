import { type PostCard, postUri, postUseCases } from "#modules/posts";
import { type FilterMatch, filterUseCases } from "#modules/trust";
import { escape } from "#platform/marked-text";
import { absolute, addressOfAccount, addressOfPost, outwardHtml } from "../addresses.ts";
import { type ApiAccount, accountsOf } from "./account.ts";
import { type Beside, besideOf } from "./beside.ts";
import { toFilterResult } from "./filter.ts";
import { toMediaAttachment, toRemoteAttachment } from "./media-attachment.ts";
import { toPoll } from "./poll.ts";
import { toPreviewCard } from "./preview-card.ts";
import { toQuote, toQuoteApproval } from "./quote.ts";
import type { Teller } from "./teller.ts";
import { visibilityNames } from "./visibility.ts";

/** A post as Mastodon tells it (https://docs.joinmastodon.org/entities/Status). */
export type ApiStatus = ReturnType<typeof toStatus>;

/**
 * Posts as an app shows them, in the order of their cards. What somebody shared becomes a status of its own around the
 * post, with the share's id. Everything is asked for all cards at once.
 */
export async function toStatuses(teller: Teller, cards: readonly PostCard[]): Promise<ApiStatus[]> {
  if (cards.length === 0) return [];
  const quotedIds = cards.flatMap(({ quoted }) => (quoted?.post ? [quoted.post.id] : []));
  const quoted = await postUseCases.findCards(teller.ctx, teller.viewer, quotedIds);
  const all = [...cards, ...quoted.values()];
  const [accounts, beside, met] = await Promise.all([
    accountsOf(
      teller,
      all.flatMap(({ author_id, sharer_id }) => (sharer_id ? [author_id, sharer_id] : [author_id])),
    ),
    besideOf(teller, all),
    filterUseCases.findFiltersMet(
      teller.ctx,
      teller.viewer,
      all.map(({ id }) => id),
    ),
  ]);
  const tell = (card: PostCard, inner?: PostCard) => {
    const author = accounts.get(card.author_id);
    return (
      author && toStatus(teller, card, author, beside.get(card.id), inner && quotedStatus(inner), met.get(card.id))
    );
  };
  const quotedStatus = (card: PostCard) => {
    const author = accounts.get(card.author_id);
    return author && toStatus(teller, card, author, beside.get(card.id), undefined, met.get(card.id));
  };
  return cards.flatMap((card) => {
    const status = tell(card, quoted.get(card.quoted?.post?.id ?? ""));
    if (!status) return [];
    const sharer = card.sharer_id ? accounts.get(card.sharer_id) : undefined;
    return sharer ? [toShare(status, card.entry_id, sharer)] : [status];
  });
}

/** One post. */
export async function toOneStatus(teller: Teller, card: PostCard): Promise<ApiStatus> {
  const [status] = await toStatuses(teller, [card]);
  if (!status) throw new Error("A post without its author");
  return status;
}

function toStatus(
  { ctx, viewer }: Teller,
  card: PostCard,
  account: ApiAccount,
  beside: Beside | undefined,
  quoted: object | undefined,
  met: readonly FilterMatch[] = [],
) {
  const isOpen = card.audience === "public" || card.audience === "quiet";
  const followsAuthor = beside?.follows_author ?? false;
  return {
    id: card.id,
    created_at: card.created_at.toISOString(),
    in_reply_to_id: card.in_reply_to_id,
    in_reply_to_account_id: card.in_reply_to_author_id,
    sensitive: card.warning !== "",
    spoiler_text: card.warning,
    visibility: visibilityNames[card.audience],
    local_only: card.audience === "local",
    language: card.language,
    uri: postUri(ctx, card),
    url: card.elsewhere?.url ?? addressOfPost(ctx, card),
    replies_count: card.replies_count,
    reblogs_count: card.shares_count,
    favourites_count: card.likes_count,
    quotes_count: beside?.quotes ?? 0,
    edited_at: card.edited_at?.toISOString() ?? null,
    content: titled(card.title) + outwardHtml(ctx, card.html),
    reblog: null as object | null,
    account,
    media_attachments: [
      ...(card.pictures ?? []).map((picture) => toMediaAttachment({ ctx, viewer }, picture, isOpen)),
      ...(card.elsewhere?.media ?? []).map((media, place) => toRemoteAttachment({ ctx }, `${card.id}${place}`, media)),
    ],
    mentions: (beside?.mentions ?? []).map(({ id, handle }) => ({
      id,
      username: handle.split("@")[0] ?? "",
      acct: handle,
      url: addressOfAccount(ctx, { handle }),
    })),
    tags: (beside?.tags ?? []).map((name) => ({ name, url: absolute(ctx, `/tags/${encodeURIComponent(name)}`) })),
    emojis: [],
    card: card.link ? toPreviewCard(card.link) : null,
    poll: card.poll ? toPoll(card.id, card.poll) : null,
    quote: card.quoted ? toQuote(card, quoted) : null,
    quote_approval: toQuoteApproval(
      card,
      viewer ? postUseCases.mayQuote(card, { id: viewer.id, followsAuthor }) : "no",
    ),
    ...(viewer && {
      favourited: card.my_reaction !== null,
      reblogged: card.shared_by_me,
      bookmarked: card.bookmarked_by_me,
      muted: beside?.muted ?? false,
      ...(card.author_id === viewer.id && { pinned: card.pinned_at !== null }),
      filtered: met.map(toFilterResult),
    }),
  };
}

/** What an article calls itself stands above its words. */
const titled = (title: string): string => (title ? `<p><strong>${escape(title)}</strong></p>` : "");

/** Somebody passed a post on: a status of its own, whose id is the share's. What is done to it is done to the post. */
function toShare(status: ApiStatus, id: string, account: ApiAccount): ApiStatus {
  return {
    ...status,
    id,
    uri: `${status.uri}#share-${id}`,
    created_at: timeOf(id),
    in_reply_to_id: null,
    in_reply_to_account_id: null,
    edited_at: null,
    account,
    quote: null,
    poll: null,
    card: null,
    media_attachments: [],
    reblog: status,
  };
}

/** The moment in an id: 41 bits of milliseconds since 2020 (migration 0001). */
const timeOf = (id: string): string => new Date(Number(BigInt(id) >> 22n) + 1_577_836_800_000).toISOString();
