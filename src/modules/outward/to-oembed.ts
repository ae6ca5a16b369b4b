import { gistOf, type PostCard } from "#modules/posts";
import { escape } from "#platform/marked-text";
import { readId } from "#platform/paging";

/** Where an embedded post fits; what is longer scrolls inside. */
const [WIDTH, HEIGHT] = [400, 320];

/** The id of the post an address of ours leads to; undefined for every other address. */
export function postIdOf(address: string | undefined, baseUrl: URL): string | undefined {
  const url = address ? URL.parse(address) : null;
  if (url?.origin !== baseUrl.origin) return undefined;
  return readId(/^\/p\/(\d{1,19})$/.exec(url.pathname)?.[1]);
}

/** What another site needs to show a post as we show it (oembed.com, 2.3.4.4 "rich"). */
export function toOembed(card: PostCard, provider: string, baseUrl: URL, maxWidth: number) {
  const at = (path: string) => new URL(path, baseUrl).href;
  const width = Math.min(WIDTH, Math.max(200, maxWidth));
  const title = `${card.author_name}: ${gistOf(card, 80)}`;
  return {
    version: "1.0",
    type: "rich",
    title,
    author_name: card.author_name,
    author_url: at(`/@${card.author_handle}`),
    provider_name: provider,
    provider_url: at("/"),
    cache_age: 300,
    width,
    height: HEIGHT,
    html: `<iframe src="${at(`/p/${card.id}/embed`)}" width="${width}" height="${HEIGHT}" title="${escape(title)}" loading="lazy"></iframe>`,
  };
}
