import { sql } from "kysely";
import { type Account, actorUri } from "#modules/accounts";
import { type Post, postUri } from "#modules/posts";
import { type Looker, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { NEWEST } from "#platform/paging";
import { contextUri, featuredUri, followersUri, followingUri, outboxUri } from "../addresses.ts";
import type { JsonObject } from "../documents/context.ts";
import { toNote } from "../documents/to-note.ts";
import { activity, activityUri, createOf, shortName, toEveryone } from "../outbound/activity.ts";

const PEOPLE = 40;
const POSTS = 20;
const PINNED = 20;
const ANSWERS = 100;

/** What is asked of a collection: the whole, or a page that begins before an entry. */
export type Place = { readonly isPage: boolean; readonly before: string };

/**
 * Followers of a member, or those they follow. Who is not shown to everybody is counted and not named.
 */
export async function toFollows(
  ctx: Context,
  account: Account,
  side: "followers" | "following",
  place: Place,
): Promise<JsonObject> {
  const id = side === "followers" ? followersUri(ctx, account) : followingUri(ctx, account);
  const totalItems = side === "followers" ? account.followers_count : account.following_count;
  // Who belongs to a group is for its members to know.
  const isShown = account.follows_seen_by === "everyone" && account.kind !== "group";
  if (!place.isPage) return { id, type: "OrderedCollection", totalItems, ...(isShown && { first: `${id}?page=true` }) };
  if (!isShown) return toPage(id, place, [], undefined, totalItems);
  const [mine, theirs] =
    side === "followers"
      ? [sql`follows.followee_id`, sql`follows.follower_id`]
      : [sql`follows.follower_id`, sql`follows.followee_id`];
  const { rows } = await sql<{ id: string; uri: string | null }>`
    select accounts.id, remote_actors.uri from follows join accounts on accounts.id = ${theirs}
    left join remote_actors on remote_actors.account_id = accounts.id
    where ${mine} = ${account.id} and state = 'accepted' and accounts.status in ('active', 'remote')
      and accounts.kind = 'person'
      and accounts.id < ${place.before} order by accounts.id desc limit ${PEOPLE}`.execute(ctx.db);
  const next = rows.length === PEOPLE ? rows.at(-1)?.id : undefined;
  return toPage(
    id,
    place,
    rows.map((row) => row.uri ?? actorUri(ctx, row)),
    next,
    totalItems,
  );
}

/** What a group passed on of what is said in it: posts of everyone in it that all may read, the newest first (FEP-1b12). */
async function toGroupOutbox(ctx: Context, looker: Looker, group: Account, place: Place): Promise<JsonObject> {
  const id = outboxUri(ctx, group);
  const isPassedOn = sql<boolean>`group_id = ${group.id} and audience in ('public', 'quiet') and not imported`;
  if (!place.isPage) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from posts
      where ${isPassedOn} and ${visibleTo(looker)}`.execute(ctx.db);
    return { id, type: "OrderedCollection", totalItems: rows[0]?.count ?? 0, first: `${id}?page=true` };
  }
  const { rows } = await sql<Post>`select posts.* from posts
    where ${isPassedOn} and ${visibleTo(looker)} and id < ${place.before} order by id desc limit ${POSTS}`.execute(
    ctx.db,
  );
  const items = await Promise.all(
    rows.map(async (post) => {
      const said = post.uri ?? createOf(ctx, post, await toNote(ctx, post));
      const name = shortName(`${group.id} ${typeof said === "string" ? said : String(said["id"])}`);
      const announced = activity(
        ctx,
        "Announce",
        activityUri(ctx, "announces", name),
        group,
        said,
        toEveryone(ctx, group),
      );
      return { ...announced, published: post.created_at.toISOString() };
    }),
  );
  return toPage(id, place, items, rows.length === POSTS ? rows.at(-1)?.id : undefined);
}

/** What a member published, as whoever asks may see it: posts of every kind but messages and those for this server. */
export async function toOutbox(ctx: Context, looker: Looker, account: Account, place: Place): Promise<JsonObject> {
  if (account.kind === "group") return toGroupOutbox(ctx, looker, account, place);
  const id = outboxUri(ctx, account);
  if (!place.isPage) {
    const totalItems = await countOpen(ctx, account);
    return { id, type: "OrderedCollection", totalItems, first: `${id}?page=true` };
  }
  const { rows } =
    await sql<Post>`select posts.* from posts where author_id = ${account.id} and uri is null and not imported
      and audience in ('public', 'quiet', 'followers') and ${visibleTo(looker)} and id < ${place.before}
    order by id desc limit ${POSTS}`.execute(ctx.db);
  const next = rows.length === POSTS ? rows.at(-1)?.id : undefined;
  const items = await Promise.all(rows.map(async (post) => createOf(ctx, post, await toNote(ctx, post))));
  return toPage(id, place, items, next);
}

/** What a member pinned; of a group, what its organisers did, and everybody may read. */
export async function toFeatured(ctx: Context, looker: Looker, account: Account): Promise<JsonObject> {
  const isGroup = account.kind === "group";
  const pinned = isGroup
    ? sql`group_id = ${account.id} and group_pinned_at is not null and audience in ('public', 'quiet')`
    : sql`author_id = ${account.id} and pinned_at is not null and uri is null and audience in ('public', 'quiet', 'followers')`;
  const { rows } = await sql<Post>`select posts.* from posts where ${pinned} and ${visibleTo(looker)}
    order by ${isGroup ? sql`group_pinned_at` : sql`pinned_at`} desc limit ${PINNED}`.execute(ctx.db);
  const orderedItems = await Promise.all(rows.map(async (post) => post.uri ?? toNote(ctx, post)));
  return { id: featuredUri(ctx, account), type: "OrderedCollection", totalItems: rows.length, orderedItems };
}

/** The answers to a post that whoever asks may see, by name, oldest first. */
export async function toReplies(
  ctx: Context,
  looker: Looker,
  post: Post,
  after: string | undefined,
): Promise<JsonObject> {
  const id = `${postUri(ctx, post)}/replies`;
  const first = { id: `${id}?page=1`, type: "CollectionPage", partOf: id };
  const { rows } = await sql<{ id: string; uri: string | null }>`select posts.id, posts.uri from posts
    where in_reply_to_id = ${post.id} and audience in ('public', 'quiet', 'followers', 'group') and ${visibleTo(looker)} and id > ${after ?? "0"}
    order by id limit ${ANSWERS}`.execute(ctx.db);
  const next = rows.length === ANSWERS ? `${id}?page=1&after=${rows.at(-1)?.id}` : undefined;
  const page = { ...first, ...(next && { next }), items: rows.map((row) => postUri(ctx, row)) };
  return after === undefined ? { id, type: "Collection", first: page } : page;
}

/** A conversation, by the names of the posts in it that whoever asks may see (FEP-7888). */
export async function toThread(ctx: Context, looker: Looker, root: Post): Promise<JsonObject> {
  const { rows } = await sql<{ id: string; uri: string | null }>`select posts.id, posts.uri from posts
    where thread_id = ${root.id} and audience in ('public', 'quiet', 'followers', 'group') and ${visibleTo(looker)} order by id limit ${2 * ANSWERS}`.execute(
    ctx.db,
  );
  const id = contextUri(ctx, root.id);
  const orderedItems = rows.map((row) => postUri(ctx, row));
  return { id, type: "OrderedCollection", attributedTo: actorUri(ctx, { id: root.author_id }), orderedItems };
}

async function countOpen(ctx: Context, account: Account): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from posts
    where author_id = ${account.id} and uri is null and not imported and removed_at is null and audience in ('public', 'quiet')`.execute(
    ctx.db,
  );
  return rows[0]?.count ?? 0;
}

function toPage(
  id: string,
  { before }: Place,
  orderedItems: readonly unknown[],
  next?: string,
  totalItems?: number,
): JsonObject {
  return {
    id: `${id}?page=true${before === NEWEST ? "" : `&before=${before}`}`,
    type: "OrderedCollectionPage",
    partOf: id,
    ...(totalItems !== undefined && { totalItems }),
    ...(next && { next: `${id}?page=true&before=${next}` }),
    orderedItems,
  };
}
