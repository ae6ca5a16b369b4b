import { type RawBuilder, sql } from "kysely";
import { type Looker, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import type { Range } from "#platform/paging";
import { entriesOf, type Source } from "./queries.ts";

/**
 * Tells one page of posts from another by what it would be made from: which posts stand on it for this viewer, the version
 * (`xmin`) of each row it shows, and what the viewer did with them. While the print is the same the page is, so a kept
 * one may be given out. It asks the same sources with the same policy as `listCards`, and reads far less.
 */
export async function findPagePrint(
  ctx: Context,
  looker: Looker,
  sources: readonly Source[],
  range: Range,
): Promise<string> {
  const { rows } = await sql<{ print: string | null }>`
    select md5(string_agg(concat_ws(':', entries.entry_id, shown.id, shown.xmin, author.xmin, sharer.xmin, ${besides}, ${quoted(looker)}, ${mine(looker)}),
      ',' order by entries.entry_id, shown.id)) as print
    from (select * from (${entriesOf(looker, sources, range)}) as entries order by entry_id ${range.after ? sql`asc` : sql`desc`} limit ${range.size + 1}) as entries
    join posts shown on shown.id = entries.post_id
    join accounts author on author.id = shown.author_id
    left join accounts sharer on sharer.id = entries.sharer_id`.execute(ctx.db);
  return rows[0]?.print ?? "empty";
}

/** What hangs on a post and can change without its row. */
const besides = sql`
  case when shown.uri is not null then (select xmin from remote_actors where account_id = shown.author_id) end,
  case when shown.link_id is not null then (select xmin from links where id = shown.link_id) end,
  case when shown.voters_count is not null then (select ends_at <= now() from polls where post_id = shown.id) end,
  case when shown.pictures_count > 0 then (select string_agg(concat(xmin, missing), ',' order by id) from pictures where post_id = shown.id) end,
  (select count(*) from mentions where post_id = shown.id),
  (select count(*) from posts quoting where quoting.quoted_id = shown.id and quoting.quote_state = 'accepted' and quoting.removed_at is null)`;

/** What it quotes, if this viewer may see that. */
const quoted = (looker: Looker): RawBuilder<unknown> => sql`
  case when shown.quoted_id is not null then (select concat(posts.xmin, '-', inner_author.xmin) from posts
    join accounts inner_author on inner_author.id = posts.author_id where posts.id = shown.quoted_id and ${visibleTo(looker)}) end`;

function mine(looker: Looker): RawBuilder<unknown> {
  if (looker?.status !== "active") return sql`''`;
  const { id } = looker;
  return sql`exists (select from reactions where post_id = shown.id and account_id = ${id}),
    exists (select from shares where post_id = shown.id and account_id = ${id}),
    exists (select from bookmarks where post_id = shown.id and account_id = ${id}),
    exists (select from thread_mutes where account_id = ${id} and thread_mutes.thread_id = shown.thread_id),
    case when shown.uri is not null then (select state from answers_elsewhere where post_id = shown.id and account_id = ${id}) end,
    case when shown.uri is not null then (select count(*) from opinions_elsewhere where post_id = shown.id and account_id = ${id}) end,
    case when shown.voters_count is not null then exists (select from poll_votes where post_id = shown.id and account_id = ${id}) end,
    case when shown.quote_policy = 'followers' then exists (select from follows where follower_id = ${id} and followee_id = shown.author_id and state = 'accepted') end`;
}
