/** HTML of ours for places that are not ours: links to our own pages become whole addresses. */
export function absolute(html: string, baseUrl: URL): string {
  return html.replaceAll(' href="/', ` href="${baseUrl.origin}/`);
}
