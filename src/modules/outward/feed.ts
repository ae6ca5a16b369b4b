import type { Account } from "#modules/accounts";
import { gistOf, type PostCard } from "#modules/posts";
import { absolute } from "./absolute.ts";

/** One thing someone said, as feed readers want it; every address is whole. */
export type FeedEntry = {
  readonly url: string;
  readonly title: string;
  readonly html: string;
  readonly language: string;
  readonly author: { readonly name: string; readonly url: string };
  readonly published: Date;
  readonly updated: Date;
};
export type Feed = {
  readonly title: string;
  readonly language: string;
  /** The page this is the feed of, and the feed's own address. */
  readonly home: string;
  readonly self: string;
  readonly updated: Date;
  readonly entries: readonly FeedEntry[];
};

const LONGEST_TITLE = 80;

/** Turns cards everyone may see into a feed. What stands behind a warning stays behind it: only the warning is told. */
export function toFeed(
  cards: readonly PostCard[],
  about: { readonly title: string; readonly language: string; readonly path: string; readonly file: string },
  since: Pick<Account, "created_at">,
  baseUrl: URL,
): Feed {
  const at = (path: string) => new URL(path, baseUrl).href;
  const entries = cards.map((card) => ({
    url: at(`/p/${card.id}`),
    title: gistOf(card, LONGEST_TITLE),
    html: card.warning ? "" : absolute(card.html, baseUrl),
    language: card.language,
    author: { name: card.author_name, url: at(`/@${card.author_handle}`) },
    published: card.created_at,
    updated: card.edited_at ?? card.created_at,
  }));
  const newest = entries.reduce((latest, { updated }) => (updated > latest ? updated : latest), since.created_at);
  return {
    title: about.title,
    language: about.language,
    home: at(about.path),
    self: at(`${about.path}/${about.file}`),
    updated: newest,
    entries,
  };
}
