import { sql } from "kysely";
import type { Context } from "#platform/context";

/** News older than this is thrown away. */
const KEPT_DAYS = 120;

/** After a block neither of the two hears of what the other did before. */
export async function forgetPair(ctx: Context, one: string, other: string): Promise<void> {
  await sql`with gone as (delete from notification_entries
      where (account_id, actor_id) in ((${one}, ${other}), (${other}, ${one})) returning account_id)
    delete from notification_permits where (account_id, actor_id) in ((${one}, ${other}), (${other}, ${one}))`.execute(
    ctx.db,
  );
  await forgetEmpty(ctx, [one, other]);
}

/** Groups that hold nothing any more go, so that nothing counts as unread that nobody can read. */
export async function forgetEmpty(ctx: Context, accountIds: readonly string[]): Promise<void> {
  await sql`delete from notifications where account_id = any (${accountIds}::bigint[]) and ${isEmpty}`.execute(ctx.db);
}

/** Groups about a post that is gone. */
export async function forgetPost(ctx: Context, postId: string): Promise<void> {
  await sql`delete from notifications where subject_id = ${postId} and ${isEmpty}`.execute(ctx.db);
}

/** What has served its time, each night. */
export async function forgetOld(ctx: Context): Promise<void> {
  await sql`delete from notification_entries where day < extract(epoch from now()) / 86400 - ${KEPT_DAYS}::integer`.execute(
    ctx.db,
  );
  await sql`delete from notifications where ${isEmpty}`.execute(ctx.db);
}

const isEmpty = sql<boolean>`not exists (select from notification_entries entry
  where entry.account_id = notifications.account_id and entry.kind = notifications.kind
    and entry.subject_id = notifications.subject_id and entry.day = notifications.day and not entry.filtered)`;
