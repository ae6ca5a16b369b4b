import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";

/** More reactions or votes than this are looked at. */
const MORE = 20;

/**
 * Notices when more than half of many reactions or votes come from one other server: the count is marked for those who read it, and
 * the log says so, once.
 */
export async function noticeLopsided(
  ctx: Context,
  post: Pick<Post, "id">,
  kind: "reactions" | "votes",
  actor: Pick<Account, "host">,
): Promise<void> {
  const table = kind === "reactions" ? sql`reactions` : sql`poll_votes`;
  const { rows } = await sql<{ isNew: boolean }>`
    insert into lopsided_counts (post_id, kind, host, from_host, total)
    select ${post.id}, ${kind}, ${actor.host}, count(*) filter (where accounts.host = ${actor.host}), count(*)
    from ${table} as counted join accounts on accounts.id = counted.account_id where counted.post_id = ${post.id}
      and (select ${kind === "votes" ? sql`voters_count` : sql`likes_count`} from posts where id = ${post.id}) > ${MORE}::integer
    having count(*) filter (where accounts.host = ${actor.host}) > greatest(${MORE}::bigint, count(*) / 2)
    on conflict (post_id, kind) do update set host = excluded.host, from_host = excluded.from_host, total = excluded.total
    returning xmax = 0 as "isNew"`.execute(ctx.db);
  if (rows[0]?.isNew)
    ctx.log.warn("More than half of what counts on a post comes from one server", {
      post: post.id,
      kind,
      host: actor.host,
    });
}
