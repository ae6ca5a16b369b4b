import { type RawBuilder, type Selectable, sql } from "kysely";
import { type Looker, notLimitedFor, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { PAGE_SIZE, type Page, type Range, toPage } from "#platform/paging";
import type { PostsTable } from "#platform/schema";
import { type Extras, withExtras } from "./extras.ts";
import type { ReactionKind } from "./rules.ts";

export type Post = Selectable<PostsTable>;

/** A post as a card shows it, with all it carries. */
export type PostCard = BareCard & Extras & { readonly muted_word?: string };

/** The row of a card: with its author, whom it answers, and what the viewer did with it. */
export type BareCard = Omit<Post, "text" | "thread_id" | "topic_id" | "group_hidden_at"> & {
  readonly author_handle: string;
  readonly author_name: string;
  /** The stem of their photo; empty for none. */
  readonly author_avatar: string;
  readonly answered_handle: string | null;
  readonly my_reaction: ReactionKind | null;
  readonly shared_by_me: boolean;
  readonly bookmarked_by_me: boolean;
  /** `xmin` of the post's and of its author's row: they change whenever the rows do. */
  readonly version: string;
  readonly author_version: string;
  readonly entry_id: string;
  /** The group it was said in. */
  readonly group_handle: string | null;
  readonly group_name: string | null;
  readonly group_version: string | null;
  readonly sharer_id: string | null;
  readonly sharer_handle: string | null;
  readonly sharer_name: string | null;
};

/** Where a list of posts comes from: rows of `posts` in `from`, each at an `entry`, newest entry first. */
export type Source = {
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<boolean>;
  readonly entry: RawBuilder<string>;
  readonly sharer?: RawBuilder<string | null>;
  /** Rows to look from, each by itself: only the newest posts of each are read. */
  readonly each?: RawBuilder<unknown>;
};

const within = (entry: RawBuilder<unknown>, { before, since, after }: Omit<Range, "size">) =>
  since || after
    ? sql<boolean>`${entry} < ${before} and ${entry} > ${after ?? since ?? "0"}`
    : sql<boolean>`${entry} < ${before}`;

/** A share of someone who is leaving or suspended passes nothing on. */
const sharerIsActive = (sharer: Source["sharer"]) =>
  sharer
    ? sql<boolean>`(${sharer} is null or (select status from accounts where id = ${sharer}) in ('active', 'remote'))`
    : sql<boolean>`true`;

/** What stands on one page of these sources: at most one more from each than a page holds. */
export function entriesOf(looker: Looker, sources: readonly Source[], range: Range): RawBuilder<unknown> {
  const order = range.after ? sql`asc` : sql`desc`;
  const most = range.size + 1;
  const branches = sources.map(({ from, where, entry, sharer, each }) => {
    const newest = sql`(select ${entry} as entry_id, posts.id as post_id, ${sharer ?? sql`null::bigint`} as sharer_id
      from ${from} where ${where} and ${within(entry, range)} and ${visibleTo(looker)} and ${sharerIsActive(sharer)}
      order by ${entry} ${order} limit ${most})`;
    return each
      ? sql`(select newest.* from ${each} cross join lateral ${newest} as newest order by newest.entry_id ${order} limit ${most})`
      : newest;
  });
  return sql.join(branches, sql` union all `);
}

/**
 * Reads one page of cards from one or more sources, merged by time. The visibility policy is composed into
 * each source here, so no list can forget it. A post that stands in two sources is shown once.
 */
export async function listCards(
  ctx: Context,
  looker: Looker,
  sources: readonly Source[],
  part: string | Range,
): Promise<Page<PostCard>> {
  const range = typeof part === "string" ? { before: part, size: PAGE_SIZE } : part;
  const { size } = range;
  const order = range.after ? sql`asc` : sql`desc`;
  const { rows } = await sql<BareCard>`
    select ${cardColumns(looker)}, entries.entry_id, entries.sharer_id, sharer.handle as sharer_handle, sharer.name as sharer_name
    from (${entriesOf(looker, sources, range)}) as entries
    join posts on posts.id = entries.post_id
    ${cardJoins}
    left join accounts sharer on sharer.id = entries.sharer_id
    order by entries.entry_id ${order} limit ${size + 1}`.execute(ctx.db);
  const found = range.after ? rows.slice(0, size).reverse() : rows;
  const page = toPage(found, (card) => card.entry_id, size);
  const seen = new Set<string>();
  const entries = page.entries.filter(({ id }) => !seen.has(id) && seen.add(id));
  return { ...page, entries: await withExtras(ctx, looker, entries) };
}

/**
 * The posts of one conversation the viewer may see, oldest first, from `after` on; at most `size`. Whom moderators limited
 * is missing among others' answers, but for their followers and for the post that was `opened` by its own address.
 */
export async function listThread(
  ctx: Context,
  looker: Looker,
  threadId: string,
  after: string,
  size: number,
  opened = "0",
): Promise<PostCard[]> {
  const { rows } = await sql<BareCard>`
    select ${cardColumns(looker)}, posts.id as entry_id, null as sharer_id, null as sharer_handle, null as sharer_name
    from posts ${cardJoins}
    where posts.thread_id = ${threadId} and posts.id > ${after} and ${visibleTo(looker)}
      and (posts.id in (${opened}, ${threadId}) or ${notLimitedFor(looker, "posts.author_id")})
    order by posts.id limit ${size}`.execute(ctx.db);
  return withExtras(ctx, looker, rows);
}

/** A post the viewer may see. @throws NotFound for one that is not there and for one that is not theirs to see, alike. */
export async function getPost(ctx: Context, looker: Looker, id: string): Promise<Post> {
  const post = await ctx.db
    .selectFrom("posts")
    .selectAll()
    .where("id", "=", id)
    .where(visibleTo(looker))
    .executeTakeFirst();
  if (!post) throw new NotFound();
  return post;
}

/** The card of a post the viewer may see. @throws NotFound */
export async function getCard(ctx: Context, looker: Looker, id: string): Promise<PostCard> {
  const { rows } = await sql<BareCard>`
    select ${cardColumns(looker)}, posts.id as entry_id, null as sharer_id, null as sharer_handle, null as sharer_name
    from posts ${cardJoins} where posts.id = ${id} and ${visibleTo(looker)}`.execute(ctx.db);
  const [card] = await withExtras(ctx, looker, rows);
  if (!card) throw new NotFound();
  return card;
}

/** The cards of those of these posts the viewer may see, by id. */
export async function findCards(
  ctx: Context,
  looker: Looker,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PostCard>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<BareCard>`
    select ${cardColumns(looker)}, posts.id as entry_id, null as sharer_id, null as sharer_handle, null as sharer_name
    from posts ${cardJoins} where posts.id = any(${[...ids]}::bigint[]) and ${visibleTo(looker)}`.execute(ctx.db);
  return new Map((await withExtras(ctx, looker, rows)).map((card) => [card.id, card]));
}

/** A person's pinned posts, the latest pinned first. */
export async function listPinned(ctx: Context, looker: Looker, authorId: string): Promise<PostCard[]> {
  const { rows } = await sql<BareCard>`
    select ${cardColumns(looker)}, posts.id as entry_id, null as sharer_id, null as sharer_handle, null as sharer_name
    from posts ${cardJoins}
    where posts.author_id = ${authorId} and posts.pinned_at is not null and ${visibleTo(looker)}
    order by posts.pinned_at desc`.execute(ctx.db);
  return withExtras(ctx, looker, rows);
}

/** How often each kind of reaction stands under a post. */
export async function countReactions(
  ctx: Context,
  post: { readonly id: string },
): Promise<Partial<Record<ReactionKind, number>>> {
  const rows = await ctx.db
    .selectFrom("reactions")
    .select(["kind", (of) => of.fn.countAll<string>().as("count")])
    .where("post_id", "=", post.id)
    .groupBy("kind")
    .execute();
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)]));
}

/** Earlier versions of a post, oldest first. The caller holds the post, so its viewer may see them. */
export async function listRevisions(ctx: Context, post: Post) {
  return ctx.db.selectFrom("post_revisions").selectAll().where("post_id", "=", post.id).orderBy("id").execute();
}

function cardColumns(looker: Looker): RawBuilder<unknown> {
  const me = looker?.status === "active" ? looker.id : undefined;
  const mine = me
    ? sql`(select kind from reactions where post_id = posts.id and account_id = ${me}) as my_reaction,
          exists (select from shares where post_id = posts.id and account_id = ${me}) as shared_by_me,
          exists (select from bookmarks where post_id = posts.id and account_id = ${me}) as bookmarked_by_me`
    : sql`null as my_reaction, false as shared_by_me, false as bookmarked_by_me`;
  return sql`posts.id, posts.author_id, posts.html, coalesce(nullif(posts.curtain, ''), posts.warning) as warning, posts.language, posts.audience, posts.reply_policy, posts.conversation_id,
    posts.in_reply_to_id, posts.in_reply_to_author_id, posts.pinned_at, posts.edited_at, posts.replies_count,
    posts.shares_count, posts.likes_count, posts.pictures_count, posts.voters_count, posts.quote_policy, posts.quoted_id, posts.quote_state, posts.link_id, posts.created_at, posts.imported, posts.uri, posts.url, posts.kind, posts.title, posts.group_id, posts.group_pinned_at, posts.locked_at, gathering.handle as group_handle, gathering.name as group_name, gathering.xmin::text as group_version, posts.xmin::text as version, author.xmin::text as author_version, author.handle as author_handle, author.avatar as author_avatar,
    author.name as author_name, answered.handle as answered_handle, ${mine}`;
}

const cardJoins = sql`join accounts author on author.id = posts.author_id
  left join accounts answered on answered.id = posts.in_reply_to_author_id
  left join accounts gathering on gathering.id = posts.group_id`;

/** The rows these cards were drawn from, with their versions. */
export function rowsOf(cards: readonly PostCard[]): { posts: [string, string][]; accounts: [string, string][] } {
  const shown = cards.flatMap(({ quoted, ...card }) => (quoted?.post ? [card, quoted.post] : [card]));
  return {
    posts: shown.map(({ id, version }) => [id, version]),
    accounts: [
      ...shown.map(({ author_id, author_version }): [string, string] => [author_id, author_version]),
      ...cards.flatMap(({ group_id, group_version }): [string, string][] =>
        group_id && group_version ? [[group_id, group_version]] : [],
      ),
    ],
  };
}
