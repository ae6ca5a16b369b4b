const kinds = /^(application\/activity\+json|application\/ld\+json)$/;

/**
 * Whether an `Accept` header asks for ActivityPub rather than for a page (RFC 9110, 12.5.1): it names one of its kinds, and
 * no page with a higher weight, or with the same before it.
 */
export function wantsDocument(accept: string | undefined): boolean {
  const wishes = (accept ?? "").split(",").map((part, place) => {
    const [kind = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
    const weight = Number(parameters.find((each) => each.startsWith("q="))?.slice(2) ?? 1);
    return { kind, place, weight: Number.isFinite(weight) ? weight : 0 };
  });
  const best = (matches: (kind: string) => boolean) =>
    wishes
      .filter(({ kind, weight }) => matches(kind) && weight > 0)
      .sort((a, b) => b.weight - a.weight || a.place - b.place)[0];
  const document = best((kind) => kinds.test(kind));
  const page = best((kind) => kind === "text/html" || kind === "application/xhtml+xml");
  if (!document) return false;
  return !page || document.weight > page.weight || (document.weight === page.weight && document.place < page.place);
}

/** Whether somebody reads with a browser: a page is named, and no document before it. */
export const wantsPage = (accept: string | undefined): boolean =>
  /\btext\/html\b/i.test(accept ?? "") && !wantsDocument(accept);
