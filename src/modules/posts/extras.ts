import { listPicturesOf, type Picture } from "#modules/media";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { type Call, callsOf } from "./calls-of.ts";
import { type Elsewhere, elsewhereOf } from "./elsewhere-of.ts";
import { type LinkCard, linksOf } from "./links-of.ts";
import { type Poll, pollsOf } from "./polls-of.ts";
import type { BareCard } from "./queries.ts";
import { type Quoted, quotesOf } from "./quotes-of.ts";

/** What a post carries beside its words, each kind if there is one. All of it is shown, so all of it is in a kept card's key. */
export type Extras = {
  readonly pictures?: readonly Picture[];
  readonly poll?: Poll;
  readonly quoted?: Quoted;
  readonly link?: LinkCard;
  readonly elsewhere?: Elsewhere;
  readonly call?: Call;
};

/**
 * Where each kind comes from: whether a card's own row says that there is one, and one question for all cards that
 * have it, answered by the ids of their posts. A new kind is a line here, a file such as `polls-of.ts`, and one in
 * `views/beside.tsx`.
 */
const kinds: readonly Kind[] = [
  {
    name: "pictures",
    isThere: ({ pictures_count }) => pictures_count > 0,
    load: (ctx, _, cards) =>
      listPicturesOf(
        ctx,
        cards.map(({ id }) => id),
      ),
  },
  { name: "poll", isThere: ({ voters_count }) => voters_count !== null, load: pollsOf },
  { name: "quoted", isThere: ({ quoted_id }) => quoted_id !== null, load: quotesOf },
  { name: "link", isThere: ({ link_id }) => link_id !== null, load: linksOf },
  { name: "elsewhere", isThere: ({ uri }) => uri !== null, load: elsewhereOf },
  { name: "call", isThere: ({ uri }) => uri !== null, load: callsOf },
];

type Kind = {
  [Name in keyof Extras]-?: {
    readonly name: Name;
    readonly isThere: (card: BareCard) => boolean;
    readonly load: (
      ctx: Context,
      looker: Looker,
      cards: readonly BareCard[],
    ) => Promise<ReadonlyMap<string, NonNullable<Extras[Name]>>>;
  };
}[keyof Extras];

/** Cards with all they carry. What no card has is not asked for. */
export async function withExtras<Card extends BareCard>(
  ctx: Context,
  looker: Looker,
  cards: readonly Card[],
): Promise<(Card & Extras)[]> {
  const loads = kinds.flatMap(({ name, isThere, load }) => {
    const marked = cards.filter(isThere);
    return marked.length > 0 ? [load(ctx, looker, marked).then((found) => ({ name, found }))] : [];
  });
  const loaded = await Promise.all(loads);
  return cards.map((card) =>
    loaded.reduce((carrying, { name, found }) => {
      const extra = found.get(card.id);
      return extra ? { ...carrying, [name]: extra } : carrying;
    }, card),
  );
}

/** Everything a card shows beside its words, and the clock it is told by, as part of a key. */
export function extrasKey(card: Extras, timeZone: string): string {
  const extras = kinds.map(({ name }) => card[name] ?? "");
  return extras.some((extra) => extra !== "") ? JSON.stringify([timeZone, ...extras]) : "";
}
