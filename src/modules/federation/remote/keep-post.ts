import type { Account } from "#modules/accounts";
import { hearReply } from "#modules/deliberation";
import { type Post, type ReceivedPost, receiving } from "#modules/posts";
import { findServerStanding } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { findPeople, findPostBy } from "./find-remote.ts";
import { keepDemand } from "./keep-demand.ts";
import { keepEvent } from "./keep-event.ts";
import { keepQuestion } from "./keep-question.ts";
import { isStamp } from "./quote-stamp.ts";
import { idsOf, type Node, nodesOf } from "./read-node.ts";
import { signByReply } from "./sign-by-reply.ts";
import { isCrowd } from "./to-audience.ts";
import { type RemoteDemand, toDemand } from "./to-demand.ts";
import { type RemoteEvent, toEvent } from "./to-event.ts";
import { type RemoteQuestion, toQuestion } from "./to-question.ts";
import { type Author, namedIn, toRemotePost } from "./to-remote-post.ts";

/** A post read from its document, with what it stands beside here. */
export type Read = {
  readonly said: ReceivedPost;
  readonly parent: Post | undefined;
  readonly quoted: Post | undefined;
  /** Whether the server of who is quoted gave leave. */
  readonly isStamped: boolean;
  /** What it asks people to stand behind. */
  readonly demand: RemoteDemand | undefined;
  /** When and where people meet, if it invites to that. */
  readonly event: RemoteEvent | undefined;
  /** What it asks the opinion of many about. */
  readonly question: RemoteQuestion | undefined;
};

/** Who somebody is among servers. */
export async function findAuthor(ctx: Context, account: Pick<Account, "id">): Promise<Author | undefined> {
  const row = await ctx.db
    .selectFrom("remote_actors")
    .select(["uri", "followers"])
    .where("account_id", "=", account.id)
    .executeTakeFirst();
  return row && { ...row, host: new URL(row.uri).host };
}

/**
 * Reads the document of a post by this author. Undefined for one of somebody else, for one that names more people than
 * anybody would, and for one that was taken back before.
 */
export async function readPost(ctx: Context, object: Node, author: Author): Promise<Read | undefined> {
  if (isCrowd(object) || !isBy(object, author)) return undefined;
  const known = await findPeople(ctx, namedIn(ctx, object, author.followers));
  const said = toRemotePost(ctx, object, author, known);
  if (!said || (await isBuried(ctx, said.uri, author.uri))) return undefined;
  const find = async (uri: string | undefined) => (uri && uri !== said.uri ? findPostBy(ctx, uri) : undefined);
  const [parent, quoted] = await Promise.all([find(said.parentUri), find(said.quotedUri)]);
  const media = said.media.length > 0 && (await findServerStanding(ctx, author.host)).rejectsMedia ? [] : said.media;
  const isStamped = await hasStamp(ctx, said, quoted);
  const demand = said.audience === "direct" ? undefined : toDemand(ctx, object, author.host);
  const event = said.audience === "direct" ? undefined : toEvent(ctx, object);
  const question = toQuestion(ctx, object, author.host);
  return { said: { ...said, media }, parent, quoted, isStamped, demand, event, question };
}

/**
 * Keeps a post that was read; undefined when we have it. What waited to quote it shows it from now on, as it lets others.
 * @throws Forbidden or Invalid when somebody here does not take it
 */
export async function keepPost(ctx: Context, author: Account, read: Read): Promise<Post | undefined> {
  const { said, parent, quoted, isStamped, demand, event, question } = read;
  return inTransaction(ctx, async (ctx) => {
    const post = await receiving.post(ctx, author, said, parent);
    if (!post) return undefined;
    if (quoted) await receiving.quote(ctx, author, post, quoted, { isStamped });
    else if (said.quotedUri)
      await ctx.db.updateTable("posts").set({ awaited_quote_uri: said.quotedUri }).where("id", "=", post.id).execute();
    await showInQuotes(ctx, post);
    if (demand) await keepDemand(ctx, post, demand);
    if (event) await keepEvent(ctx, post, event);
    if (question) await keepQuestion(ctx, post, question);
    if (parent) await signByReply(ctx, author, post, parent);
    if (parent?.uri === null) await hearReply(ctx, post);
    return post;
  });
}

async function showInQuotes(ctx: Context, post: Post): Promise<void> {
  const waiting = await ctx.db
    .selectFrom("posts")
    .selectAll()
    .where("awaited_quote_uri", "=", post.uri)
    .limit(50)
    .execute();
  for (const quote of waiting) {
    const author = await ctx.db.selectFrom("accounts").selectAll().where("id", "=", quote.author_id).executeTakeFirst();
    if (author) await receiving.quote(ctx, author, quote, post, {});
  }
}

async function hasStamp(ctx: Context, said: ReceivedPost, quoted: Post | undefined): Promise<boolean> {
  if (!said.stampUri || !quoted?.uri || quoted.quote_policy === "everyone") return false;
  const author = await findAuthor(ctx, { id: quoted.author_id });
  return author !== undefined && isStamp(ctx, said.stampUri, author.uri, { id: "", uri: said.uri }, quoted);
}

/**
 * Whether it is this author's own. Where several are named, all must be at one host, and this one among them: a film of
 * PeerTube names its author and the channel.
 */
function isBy(object: Node, author: Author): boolean {
  const named = object["attributedTo"] === undefined ? idsOf(object["actor"]) : idsOf(object["attributedTo"]);
  const hosts = new Set(named.map((uri) => URL.parse(uri)?.host));
  const isFilm = nodesOf(object["attributedTo"]).length === named.length;
  return named.includes(author.uri) && hosts.size === 1 && (named.length === 1 || isFilm);
}

/** Whether its author took this back, perhaps before it came. */
export async function isBuried(ctx: Context, uri: string, actorUri: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("tombstones")
    .select("uri")
    .where("uri", "=", uri)
    .where("actor_uri", "=", actorUri)
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers that its author took this back. */
export async function bury(ctx: Context, uri: string, actorUri: string): Promise<void> {
  await ctx.db
    .insertInto("tombstones")
    .values({ uri, actor_uri: actorUri })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
