import { type RawBuilder, sql } from "kysely";
import { listCards, type PostCard } from "#modules/posts";
import { type Looker, notMutedBy, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { NEWEST, PAGE_SIZE } from "#platform/paging";
import { mayFind } from "./may-find.ts";
import { type PostSearch, searchLimits, shelfOf, startOfShelf } from "./rules.ts";

export type FoundPosts = {
  readonly entries: readonly PostCard[];
  readonly older: string | undefined;
  /** Whether the search stopped before all was looked through: there may be more behind `older`. */
  readonly stopped: boolean;
};

/**
 * Both stand in the statements as figures, and the shelves are hidden from the planner: it then keeps one plan for all,
 * and does not plan each time anew, which would take longer than to search.
 */
const WANTED = PAGE_SIZE + 1;
/** The newest posts, looked through one by one before anything else: a common word is found among them. */
const NEWEST_READ = 1000;

/**
 * Posts that match, the newest first: those everyone or this server may see, of people who let the viewer find them, and
 * whatever the viewer wrote. The work is bounded. A common word is found among the newest posts, one by one. For any
 * other the index is asked shelf by shelf, the newest first, until the page is full or patience ends.
 */
export async function findPosts(
  ctx: Context,
  looker: Looker,
  search: PostSearch,
  patience: number = searchLimits.patience,
): Promise<FoundPosts> {
  const own = findOwn(ctx, looker, search);
  const newest = await findNewest(ctx, looker, search);
  const walked = newest.length < WANTED ? await walkShelves(ctx, looker, search, patience) : { found: newest };
  const { stoppedAt } = walked as { stoppedAt?: string };
  const ids = [...new Set([...walked.found, ...(await own)])]
    .filter((id) => !stoppedAt || BigInt(id) >= BigInt(stoppedAt))
    .sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1));
  const page = ids.slice(0, PAGE_SIZE);
  const older = ids.length > PAGE_SIZE ? page.at(-1) : stoppedAt;
  return { entries: await readCards(ctx, looker, page), older, stopped: ids.length <= PAGE_SIZE && Boolean(stoppedAt) };
}

async function readCards(ctx: Context, looker: Looker, ids: readonly string[]): Promise<readonly PostCard[]> {
  if (ids.length === 0) return [];
  const among = {
    from: sql`unnest(${ids}::bigint[]) as found (id) join posts on posts.id = found.id`,
    where: sql<boolean>`true`,
    entry: sql<string>`posts.id`,
  };
  return (await listCards(ctx, looker, [among], NEWEST)).entries;
}

/** Of the newest posts for everyone those that match. Reading by key, so what is found first is newest. */
async function findNewest(ctx: Context, looker: Looker, search: PostSearch): Promise<string[]> {
  return idsOf(
    ctx,
    sql`select indexed.post_id from (select post_id, words from post_words where open and post_id < ${search.until}
        and post_id >= ${search.since} order by post_id desc limit 1000) as indexed
      ${itsAuthor} where ${matches(search)} and ${found(looker)} order by indexed.post_id desc limit 21`,
  );
}

/** Asks the index about some shelves at once, then about twice as many older ones, and so on. */
async function walkShelves(ctx: Context, looker: Looker, search: PostSearch, patience: number) {
  const { rows } = await sql<{ oldest: string | null; newest: string | null }>`
    select min(post_id) as oldest, max(post_id) as newest from post_words`.execute(ctx.db);
  const [last, first] = [rows[0]?.oldest ?? "1", rows[0]?.newest ?? "1"].map(shelfOf) as [number, number];
  const end = Math.max(last, shelfOf(search.since));
  const ids: string[] = [];
  const begun = performance.now();
  let shelf = Math.min(first, shelfOf(search.until));
  for (let many = 2; shelf >= end && ids.length < WANTED; many *= 2) {
    if (many > 2 && performance.now() - begun > patience) return { found: ids, stoppedAt: startOfShelf(shelf + 1) };
    const until = Math.max(end, shelf - many + 1);
    ids.push(...(await findOnShelves(ctx, looker, search, shelf, until)));
    shelf = until - 1;
  }
  return { found: ids };
}

/** One shelf after the other, and no further than it takes: the outer limit stops the loop. */
async function findOnShelves(
  ctx: Context,
  looker: Looker,
  search: PostSearch,
  from: number,
  to: number,
): Promise<string[]> {
  // A sum, so that the index of words is used and not the key.
  const id = sql`(indexed.post_id + 0)`;
  const source = search.tag ? sql`post_tags ${itsWords(sql`post_tags.post_id`)}` : sql`post_words indexed`;
  const onShelf = search.tag
    ? sql`post_tags.tag = ${search.tag} and post_tags.post_id >= shelf.n << 52 and post_tags.post_id < (shelf.n + 1) << 52 and indexed.open`
    : sql`indexed.words @@ ('=s' || shelf.n)::tsquery`;
  return idsOf(
    ctx,
    sql`select hit.post_id from generate_series((select ${from}::bigint), (select ${to}::bigint), -1) as shelf (n) cross join lateral (
        select indexed.post_id from ${source} ${itsAuthor} where ${onShelf} and ${matches({ ...search, tag: "" })}
          and ${id} < ${search.until} and ${id} >= ${search.since} and ${found(looker)}
        order by ${id} desc limit 21) as hit limit 21`,
  );
}

/**
 * What the viewer wrote for fewer people is theirs alone to find: among their newest posts one by one, and by the index
 * when there are more of these than are read so.
 */
async function findOwn(ctx: Context, looker: Looker, search: PostSearch): Promise<string[]> {
  if (looker?.status !== "active" || (search.authorId && search.authorId !== looker.id)) return [];
  const { rows } = await sql<{ read: number; ids: string[] }>`
    with recent as materialized (select id from posts where author_id = ${looker.id} and id < ${search.until} and id >= ${search.since}
      order by id desc limit 1000)
    select (select count(*)::int from recent) as read, array(select indexed.post_id from recent ${itsWords(sql`recent.id`)}
      where ${matches(search)} order by recent.id desc limit 21) as ids`.execute(ctx.db);
  const { read = 0, ids = [] } = rows[0] ?? {};
  if (read < NEWEST_READ || ids.length === WANTED) return ids;
  return idsOf(
    ctx,
    sql`select indexed.post_id from post_words indexed where indexed.words @@ ${mark(`=m${looker.id}`)} and ${matches(search)}
        and (indexed.post_id + 0) < ${search.until} and (indexed.post_id + 0) >= ${search.since}
      order by (indexed.post_id + 0) desc limit 21`,
  );
}

/** By key, one by one, whatever the planner thinks of the words. */
const itsWords = (id: RawBuilder<unknown>) =>
  sql`cross join lateral (select * from post_words where post_id = ${id} offset 0) as indexed`;
const itsAuthor = sql`join posts on posts.id = indexed.post_id join accounts author on author.id = posts.author_id`;
const mark = (lexeme: string) => sql`${lexeme}::text::tsquery`;
const found = (looker: Looker): RawBuilder<boolean> =>
  sql<boolean>`${visibleTo(looker)} and ${mayFind(looker, "author")} and ${notMutedBy(looker, "posts.author_id")}`;

function matches({ words, authorId, pictures, tag }: PostSearch): RawBuilder<boolean> {
  const conditions = [
    ...(words ? [sql`indexed.words @@ (select post_query(${words}))`] : []),
    ...(authorId ? [sql`indexed.words @@ ${mark(`=a${authorId}`)}`] : []),
    ...(pictures ? [sql`indexed.words @@ ${mark("=p")}`] : []),
    ...(tag ? [sql`exists (select from post_tags where tag = ${tag} and post_id = indexed.post_id)`] : []),
    sql`true`,
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

async function idsOf(ctx: Context, query: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`${query}`.execute(ctx.db);
  return rows.map(({ post_id }) => post_id);
}
