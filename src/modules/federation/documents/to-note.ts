import { actorUri } from "#modules/accounts";
import { listPicturesOf, type Picture } from "#modules/media";
import { type Post, postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { contextUri, followersUri } from "../addresses.ts";
import { type JsonObject, PUBLIC } from "./context.ts";
import { demandParts } from "./demand-parts.ts";
import { eventParts } from "./event-parts.ts";
import { type Beside, findBeside, type NamedPerson } from "./find-beside.ts";
import { interactionPolicyOf } from "./interaction-policy.ts";
import { pollParts } from "./poll-parts.ts";
import { questionParts } from "./question-parts.ts";
import { quoteParts } from "./quote-parts.ts";
import { wholeLinks } from "./whole-links.ts";

/**
 * One of our posts as other servers read it, without `@context`: a Note, a Question when it has a poll. Whoever calls
 * decided that the reader may see it; what is for this server only never leaves the house.
 * @throws Error for a local post and for one of another server.
 */
export async function toNote(ctx: Context, post: Post): Promise<JsonObject> {
  if (post.audience === "local") throw new Error("A post for this server alone was about to leave it");
  if (post.uri !== null) throw new Error("A post of another server is not ours to publish");
  const { origin } = ctx.config.baseUrl;
  const [beside, pictures, demand, event, question] = await Promise.all([
    findBeside(ctx, post),
    listPicturesOf(ctx, [post.id]),
    demandParts(ctx, post),
    eventParts(ctx, post),
    questionParts(ctx, post),
  ]);
  const id = postUri(ctx, post);
  const author = actorUri(ctx, { id: post.author_id });
  const warning = post.curtain || post.warning;
  const quote = quoteParts(ctx, post, beside);
  const content = `${wholeLinks(post.html, origin, beside.named)}${quote.line}${demand.line}`;
  const poll = beside.poll && pollParts(beside.poll, post.voters_count ?? 0);
  return {
    id,
    type: poll ? "Question" : post.kind === "Article" ? "Article" : "Note",
    ...(post.title && { name: post.title }),
    attributedTo: author,
    content,
    contentMap: { [post.language]: content },
    source: { content: post.text, mediaType: "text/plain" },
    summary: warning || null,
    sensitive: warning !== "",
    published: post.created_at.toISOString(),
    ...(post.edited_at && { updated: post.edited_at.toISOString() }),
    url: `${origin}/p/${post.id}`,
    ...audienceOf(ctx, post, beside.named, beside.group),
    inReplyTo: beside.parentUri,
    ...(beside.rootIsOurs && {
      context: contextUri(ctx, post.thread_id),
      conversation: contextUri(ctx, post.thread_id),
    }),
    attachment: (pictures.get(post.id) ?? []).map((picture) => toDocument(picture, origin)),
    tag: [...beside.named.map(toMention(ctx)), ...beside.tags.map(toHashtag(origin))],
    replies: { id: `${id}/replies`, type: "Collection", first: `${id}/replies?page=1` },
    likes: { id: `${id}/likes`, type: "Collection", totalItems: post.likes_count },
    shares: { id: `${id}/shares`, type: "Collection", totalItems: post.shares_count },
    ...poll,
    ...quote.parts,
    ...demand.parts,
    ...event,
    ...question,
    interactionPolicy: interactionPolicyOf(ctx, post, beside.named),
  };
}

/** Whom a post is for, in `to` and `cc`, as Mastodon writes it: whoever is named stands in both worlds. */
export function audienceOf(
  ctx: Context,
  post: Pick<Post, "audience" | "author_id" | "group_id">,
  named: readonly Pick<NamedPerson, "uri">[],
  group?: Beside["group"],
): { readonly to: readonly string[]; readonly cc: readonly string[]; readonly audience?: string } {
  const followers = followersUri(ctx, { id: post.author_id });
  const people = named.map(({ uri }) => uri);
  // Where a group is named in `cc`, servers that know no `audience` bring it there (FEP-1b12).
  const place = group ? { audience: group.uri } : {};
  const told = group ? [group.uri, ...people] : people;
  switch (post.audience) {
    case "public":
      return { to: [PUBLIC], cc: [followers, ...told], ...place };
    case "quiet":
      return { to: [followers], cc: [PUBLIC, ...told], ...place };
    case "followers":
      return { to: [followers], cc: people };
    case "direct":
      return { to: people, cc: [] };
    case "group":
      if (!group) throw new Error("A post of a group that is gone was about to leave it");
      return { to: [group.followers || group.uri], cc: told, ...place };
    case "local":
      throw new Error("A post for this server alone was about to leave it");
  }
}

/** The largest version, as WebP, which every server and app reads. */
function toDocument(picture: Picture, origin: string): JsonObject {
  const largest = picture.variants.at(-1);
  return {
    type: "Document",
    mediaType: "image/webp",
    url: `${origin}/media/${picture.stem}-${largest?.width ?? 0}.webp`,
    name: picture.alt || null,
    width: largest?.width ?? null,
    height: largest?.height ?? null,
  };
}

const toMention =
  ({ config }: Context) =>
  ({ uri, handle }: Beside["named"][number]): JsonObject => ({
    type: "Mention",
    href: uri,
    name: `@${handle.includes("@") ? handle : `${handle}@${config.baseUrl.host}`}`,
  });

const toHashtag =
  (origin: string) =>
  (tag: string): JsonObject => ({
    type: "Hashtag",
    href: `${origin}/tags/${encodeURIComponent(tag)}`,
    name: `#${tag}`,
  });
