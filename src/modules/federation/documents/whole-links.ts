import { escape } from "#platform/marked-text";

/** Somebody named in a text: how the text links to them here, and where they are read. */
export type Named = { readonly handle: string; readonly url: string };

/**
 * HTML of ours as other servers show it: whole addresses, whoever is named linked to where they live, and the marks
 * (`mention`, `hashtag`) by which others tell such links from ordinary ones.
 */
export function wholeLinks(html: string, origin: string, named: readonly Named[] = []): string {
  const homes = new Map(named.map(({ handle, url }) => [handle, url]));
  return html
    .replaceAll(/<a href="\/@([^"]+)"/g, (_, handle: string) => {
      const home = homes.get(handle) ?? `${origin}/@${handle}`;
      return `<a href="${escape(home)}" class="u-url mention"`;
    })
    .replaceAll(' href="/tags/', ` rel="tag" class="mention hashtag" href="${origin}/tags/`)
    .replaceAll(' href="/', ` href="${origin}/`);
}
