import type { PostCard } from "#modules/posts";

/** What a link leads to: we know no more than its page's name. */
export function toPreviewCard({ url, host, title }: NonNullable<PostCard["link"]>) {
  return {
    url,
    title,
    description: "",
    language: null,
    type: "link",
    authors: [],
    author_name: "",
    author_url: "",
    provider_name: host,
    provider_url: new URL(url).origin,
    html: "",
    width: 0,
    height: 0,
    image: null,
    image_description: "",
    embed_url: "",
    blurhash: null,
    published_at: null,
  };
}
