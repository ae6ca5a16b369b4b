import { LinkifyIt } from "linkify-it";

/** A piece of a person's plain text: words, or something that becomes a link. */
type Piece =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string }
  | { readonly kind: "mention"; readonly text: string; readonly handle: string }
  | { readonly kind: "tag"; readonly text: string; readonly tag: string };

const linkify = new LinkifyIt({ fuzzyEmail: false });
for (const schema of ["mailto:", "ftp:", "//"]) linkify.add(schema, null);
const marks =
  /(?<![\p{L}\p{N}_/@#&])(?:@([a-z0-9_.~-]{1,100}@[a-z0-9.:-]{1,255})|@([a-z0-9_]{2,30})(?![\p{L}\p{N}_@])|#([\p{L}\p{N}_]{1,100})(?![\p{L}\p{N}_]))/giu;
/** Somebody at another server. What stands behind it ends the sentence. */
const wholeHandle = /^[a-z0-9_](?:[a-z0-9_.~-]{0,98}[a-z0-9_])?@[a-z0-9](?:[a-z0-9.-]{0,248}[a-z0-9])?(?::\d{1,5})?$/;

/**
 * The handles a text mentions and the tags it carries, each once, lower case, in their order; and where its links lead.
 * `@siti@` with the name of this server, `here`, is siti.
 */
export function readMarks(text: string, here = ""): { handles: string[]; tags: string[]; hrefs: string[] } {
  const pieces = piecesOf(text, here);
  return {
    handles: [...new Set(pieces.flatMap((piece) => (piece.kind === "mention" ? [piece.handle] : [])))],
    tags: [...new Set(pieces.flatMap((piece) => (piece.kind === "tag" ? [piece.tag] : [])))],
    hrefs: pieces.flatMap((piece) => (piece.kind === "link" ? [piece.href] : [])),
  };
}

/**
 * Plain text as HTML: blank lines part paragraphs; links, #tags and mentions of `known` handles are live, all
 * else is escaped. The result holds only p, br and a.
 */
export function markUp(text: string, known: ReadonlySet<string>, here = ""): string {
  return text
    .split(/\n{2,}/)
    .map(
      (paragraph) =>
        `<p>${piecesOf(paragraph.trim(), here)
          .map((piece) => show(piece, known))
          .join("")}</p>`,
    )
    .join("");
}

/** As markUp, for one line: no paragraphs. */
export function markUpLine(text: string): string {
  return piecesOf(text)
    .map((piece) => show(piece, new Set()))
    .join("");
}

function show(piece: Piece, known: ReadonlySet<string>): string {
  switch (piece.kind) {
    case "words":
      return escape(piece.text).replaceAll("\n", "<br>");
    case "link":
      return `<a href="${escape(piece.href)}" rel="nofollow noopener ugc">${escape(piece.text)}</a>`;
    case "mention":
      return known.has(piece.handle) ? `<a href="/@${piece.handle}">@${piece.handle}</a>` : escape(piece.text);
    case "tag":
      return `<a href="/tags/${encodeURIComponent(piece.tag)}">${escape(piece.text)}</a>`;
  }
}

function piecesOf(text: string, here = ""): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of linkify.match(text) ?? []) {
    const link = toLink(match.schema ? match.url : match.url.replace(/^http:/, "https:"));
    if (!link) continue;
    pieces.push(...marksOf(text.slice(at, match.index), here), link);
    at = match.lastIndex;
  }
  return [...pieces, ...marksOf(text.slice(at), here)];
}

/** What a link shows is where it leads: the true host, international letters as Punycode, never cut. */
function toLink(found: string): Piece | undefined {
  if (!URL.canParse(found)) return undefined;
  const url = new URL(found);
  if ((url.protocol !== "https:" && url.protocol !== "http:") || url.username || url.password) return undefined;
  const rest = url.pathname + url.search + url.hash;
  return { kind: "link", href: url.href, text: url.host + (rest === "/" ? "" : rest) };
}

function marksOf(text: string, here: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(marks)) {
    const [all, distant, near, tag] = match;
    if (tag && !/\p{L}/u.test(tag)) continue;
    const whole = distant ? all.replace(/[.:-]{1,255}$/, "") : all;
    const handle = distant ? handleIn(whole.slice(1).toLowerCase(), here) : near?.toLowerCase();
    if (distant && !handle) continue;
    if (match.index > at) pieces.push({ kind: "words", text: text.slice(at, match.index) });
    pieces.push(
      handle ? { kind: "mention", text: whole, handle } : { kind: "tag", text: whole, tag: (tag ?? "").toLowerCase() },
    );
    at = match.index + whole.length;
  }
  if (at < text.length) pieces.push({ kind: "words", text: text.slice(at) });
  return pieces;
}

/** Who an `@name@server` is here: of this server by the name alone; empty for what names nobody. */
function handleIn(typed: string, here: string): string {
  if (!wholeHandle.test(typed)) return "";
  const name = typed.slice(0, typed.indexOf("@"));
  return here && typed === `${name}@${here}` ? name : typed;
}

/** Escapes text for HTML, inside an element or a quoted attribute. */
export function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** Takes `escape` back. */
export function unescape(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);
}
