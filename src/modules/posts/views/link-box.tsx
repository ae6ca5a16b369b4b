import type { LinkCard } from "../links-of.ts";

/** Where a link leads. The true host stands there whatever the page calls itself; nothing of the page is loaded. */
export function LinkBox({ link }: { link: LinkCard }) {
  return (
    <a class="card" href={link.url} rel="nofollow noopener ugc">
      <b dir="auto">{link.title}</b> <bdi>{link.host}</bdi>
    </a>
  );
}
