import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";

/** More reactions, votes, signatures or opinions than this are looked at. */
const MORE = 20;
const rows = {
  reactions: sql`reactions`,
  votes: sql`poll_votes`,
  signatures: sql`(select post_id, signatures.account_id from signatures join demands on demands.id = demand_id
    where signatures.state = 'valid' and signatures.account_id is not null)`,
  opinions: sql`(select post_id, account_id from question_participants join questions on questions.id = question_id
    where account_id is not null and not set_aside)`,
} as const;
/** What is counted anyway, so that few are not counted one by one. */
const sums = {
  reactions: sql`likes_count`,
  votes: sql`voters_count`,
  signatures: sql`(select sum(counted) from signature_counts join demands on demands.id = demand_id where post_id = posts.id)`,
  opinions: sql`(select count(*) from question_participants join questions on questions.id = question_id where post_id = posts.id and not set_aside)`,
} as const;

/**
 * Notices when more than half of many reactions, votes, signatures or opinions come from one other server: the count is marked for those who read it, and
 * the log says so, once.
 */
export async function noticeLopsided(
  ctx: Context,
  post: Pick<Post, "id">,
  kind: keyof typeof rows,
  actor: Pick<Account, "host">,
): Promise<void> {
  const { rows: noticed } = await sql<{ isNew: boolean }>`
    insert into lopsided_counts (post_id, kind, host, from_host, total)
    select ${post.id}, ${kind}, ${actor.host}, count(*) filter (where accounts.host = ${actor.host}), count(*)
    from ${rows[kind]} as counted join accounts on accounts.id = counted.account_id where counted.post_id = ${post.id}
      and (select ${sums[kind]} from posts where id = ${post.id}) > ${MORE}::integer
    having count(*) filter (where accounts.host = ${actor.host}) > greatest(${MORE}::bigint, count(*) / 2)
    on conflict (post_id, kind) do update set host = excluded.host, from_host = excluded.from_host, total = excluded.total
    returning xmax = 0 as "isNew"`.execute(ctx.db);
  if (noticed[0]?.isNew)
    ctx.log.warn("More than half of what counts on a post comes from one server", {
      post: post.id,
      kind,
      host: actor.host,
    });
}
