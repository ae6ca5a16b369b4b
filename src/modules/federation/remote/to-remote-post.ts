import type { ReceivedPost } from "#modules/posts";
import { cleanHtml } from "#platform/clean-html";
import type { Context } from "#platform/context";
import { escape, markUp } from "#platform/marked-text";
import { type CanonicalUri, canonicalUri } from "./canonical-uri.ts";
import type { Known } from "./find-remote.ts";
import { idOf, isNode, lineOf, listOf, momentOf, type Node, nodesOf, typeOf, wordsOf } from "./read-node.ts";
import { toAudience, toPolicy } from "./to-audience.ts";
import { toEvent } from "./to-event.ts";
import { toMedia } from "./to-media.ts";
import { toPoll } from "./to-poll.ts";
import { pageOf } from "./to-remote-actor.ts";

/** What is shown as a post, each as what it is. */
export const postKinds = [
  "Note",
  "Article",
  "Page",
  "Question",
  "Event",
  "Video",
  "Audio",
  "Image",
  "Document",
] as const;
export const isPostKind = (type: string): type is (typeof postKinds)[number] => postKinds.some((kind) => kind === type);

const limits = { text: 5000, html: 60_000, source: 400_000, title: 300, warning: 200, tags: 30, members: 50 } as const;
/** A clock may go so much ahead of ours. */
const AHEAD_MS = 5 * 60_000;
/** What stands before a post that hides itself without a word. */
const SENSITIVE = "Sensitif";

/** Who wrote a post, as its reading needs it. */
export type Author = { readonly uri: string; readonly host: string; readonly followers: string };

/**
 * Reads a post of another server into what we keep of one: its words in harmless HTML and as plain text, within our limits. `known`
 * are the people it names whom we know. Undefined for what is no post, and for one whose id is of another server than its author.
 */
export function toRemotePost(
  ctx: Context,
  object: Node,
  author: Author,
  known: ReadonlyMap<string, Known>,
): ReceivedPost | undefined {
  const kind = typeOf(object);
  const id = canonicalUri(ctx, object["id"]);
  if (!isPostKind(kind) || !id || id.host !== author.host || id.uri.includes("#main-key")) return undefined;
  const latest = new Date(ctx.now().getTime() + AHEAD_MS);
  const { audience, recipients } = toAudience(ctx, object, author.followers);
  const { text, html } = saidIn(ctx, object, known);
  const published = momentOf(object["published"], latest) ?? ctx.now();
  const updated = momentOf(object["updated"], latest);
  const policies = isNode(object["interactionPolicy"]) ? object["interactionPolicy"] : {};
  const mayReply = toPolicy(policies["canReply"], author.followers);
  const mayQuote = toPolicy(policies["canQuote"], author.followers);
  const summary = kind === "Note" || kind === "Question" ? lineOf(object["summary"], limits.warning) : "";
  return {
    uri: id.uri,
    url: pageOf(ctx, object["url"], id.host),
    kind,
    title: kind === "Note" ? "" : lineOf(object["name"], limits.title),
    text,
    html,
    warning: summary || (object["sensitive"] === true ? SENSITIVE : ""),
    language: languageOf(object),
    audience,
    replyPolicy: mayReply === "ask" ? "nobody" : (mayReply ?? "everyone"),
    quotePolicy: mayQuote ?? "everyone",
    published,
    edited: updated && updated > published ? updated : undefined,
    parentUri: canonicalUri(ctx, idOf(object["inReplyTo"]))?.uri,
    quotedUri: quotedIn(ctx, object),
    stampUri: canonicalUri(ctx, idOf(object["quoteAuthorization"]))?.uri,
    mentioned: mentionedOf([...recipients, ...mentionsIn(ctx, object)], known),
    tags: tagsIn(object),
    media: toMedia(ctx, object),
    poll: kind === "Question" ? toPoll(object, ctx.now()) : undefined,
  };
}

/** Everybody an object names: those it is for and those it mentions. */
export function namedIn(ctx: Context, object: Node, followers: string): readonly CanonicalUri["uri"][] {
  return [...new Set([...toAudience(ctx, object, followers).recipients, ...mentionsIn(ctx, object)])];
}

/** Whom it names that we know; of our own people no more than one post may call. */
function mentionedOf(uris: readonly string[], known: ReadonlyMap<string, Known>): string[] {
  const people = [...new Set(uris)].flatMap((uri) => known.get(uri) ?? []);
  const members = people.filter(({ isMember }) => isMember).slice(0, limits.members);
  return [...members, ...people.filter(({ isMember }) => !isMember)].map(({ id }) => id);
}

const tagsOf = (object: Node, type: string) => nodesOf(object["tag"]).filter((tag) => typeOf(tag) === type);

const mentionsIn = (ctx: Context, object: Node) =>
  tagsOf(object, "Mention").flatMap((tag) => canonicalUri(ctx, tag["href"])?.uri ?? []);

function tagsIn(object: Node): string[] {
  const names = tagsOf(object, "Hashtag").map(({ name }) => lineOf(name, 101).replace(/^#/, "").toLowerCase());
  return [...new Set(names)]
    .filter((tag) => /^[\p{L}\p{N}_]{1,100}$/u.test(tag) && /\p{L}/u.test(tag))
    .slice(0, limits.tags);
}

/** Its words. What stands beside them elsewhere and not with us, such as the hour of an event or the link of a page, comes first. */
function saidIn(ctx: Context, object: Node, known: ReadonlyMap<string, Known>): { text: string; html: string } {
  const content = contentOf(object);
  const isPlain = object["mediaType"] === "text/markdown" || object["mediaType"] === "text/plain";
  const words = wordsOf(content.slice(0, limits.source), limits.source);
  const said = isPlain
    ? { text: wordsOf(words, limits.text - 400).trim(), html: "" }
    : cleanHtml(words, limits.text - 400, linksOf(ctx, object, known));
  const html = isPlain ? markUp(said.text, new Set()) : said.html;
  // Of an event that is understood the box below its words tells when and where.
  const beside = said.text && toEvent(ctx, object) ? [] : besideOf(ctx, object);
  const before = beside.map((line) => `<p>${line.html}</p>`).join("");
  const text = [...beside.map((line) => line.text), said.text].filter(Boolean).join("\n\n");
  const whole = `${before}${html}`;
  return {
    text: [...text].slice(0, limits.text).join(""),
    html:
      whole.length <= limits.html
        ? whole
        : markUp([...said.text].slice(0, 4000).join(""), new Set()).slice(0, limits.html),
  };
}

function contentOf(object: Node): string {
  const { content, contentMap, summary } = object;
  if (typeof content === "string") return content;
  const [translated] = isNode(contentMap) ? Object.values(contentMap) : [];
  if (typeof translated === "string") return translated;
  const isLong = typeOf(object) !== "Note" && typeof summary === "string";
  return isLong ? summary : "";
}

type Line = { readonly text: string; readonly html: string };
const plain = (text: string): Line[] => (text ? [{ text, html: escape(text) }] : []);

function besideOf(ctx: Context, object: Node): readonly Line[] {
  const type = typeOf(object);
  if (type === "Event") {
    const [place] = nodesOf(object["location"]);
    const starts = typeof object["startTime"] === "string" ? object["startTime"].slice(0, 16).replace("T", " ") : "";
    const where = lineOf(place?.["name"] ?? object["location"], 150);
    return plain([/^[\d :-]+$/.test(starts) ? starts : "", where].filter(Boolean).join(" · "));
  }
  const [link] = nodesOf(object["attachment"]).filter((node) => typeOf(node) === "Link");
  const href = type === "Page" ? canonicalUri(ctx, link?.["href"])?.uri : undefined;
  return href && href.length < 400
    ? [{ text: href, html: `<a href="${escape(href)}" rel="nofollow noopener ugc">${escape(href)}</a>` }]
    : [];
}

/** Where links of its text lead here: to people we know, and to tags. */
function linksOf(ctx: Context, object: Node, known: ReadonlyMap<string, Known>): ReadonlyMap<string, string> {
  const people = [...known.values()].flatMap(({ uri, url, handle }) =>
    [uri, url].filter(Boolean).map((address) => [address, `/@${handle}`] as const),
  );
  const tags = tagsOf(object, "Hashtag").flatMap(({ href, name }) => {
    const address = canonicalUri(ctx, href)?.uri;
    const tag = lineOf(name, 101).replace(/^#/, "").toLowerCase();
    return address && /^[\p{L}\p{N}_]{1,100}$/u.test(tag)
      ? [[address, `/tags/${encodeURIComponent(tag)}`] as const]
      : [];
  });
  return new Map([...tags, ...people]);
}

/** What it shows inside, in whichever of the five spellings. */
export function quotedIn(ctx: Context, object: Node): string | undefined {
  const link = tagsOf(object, "Link").find((tag) =>
    listOf(tag["rel"]).some((rel) => rel === "https://misskey-hub.net/ns#_misskey_quote"),
  );
  const named = ["quote", "quoteUrl", "quoteUri", "_misskey_quote"].map((name) => idOf(object[name]));
  return [...named, idOf(link?.["href"])].flatMap((address) => canonicalUri(ctx, address)?.uri ?? [])[0];
}

function languageOf(object: Node): string {
  const { contentMap, language } = object;
  const [code = ""] = isNode(contentMap) ? Object.keys(contentMap) : [];
  const named = isNode(language) ? language["identifier"] : language;
  const [, found = ""] = /^([a-z]{2,3})\b/i.exec(code || String(named ?? "")) ?? [];
  return found.toLowerCase() || "und";
}
