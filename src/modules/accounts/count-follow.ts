import { sql } from "kysely";
import type { Context } from "#platform/context";
import { MERGED_ON_READ_ABOVE } from "./rules.ts";

/**
 * Moves both people's counters by one, the lower id first so that two who follow each other at once do not
 * lock each other out. Whoever passes the threshold is merged into home timelines on read from then on, and all
 * who follow them are told apart from those whose home is written in full.
 */
export async function countFollow(ctx: Context, followerId: string, followeeId: string, by: 1 | -1): Promise<void> {
  const followers = () => countFollower(ctx, followeeId, by);
  const following = () =>
    sql`update accounts set following_count = following_count + ${by}::integer where id = ${followerId}`.execute(
      ctx.db,
    );
  const ordered = BigInt(followerId) < BigInt(followeeId) ? [following, followers] : [followers, following];
  for (const update of ordered) await update();
  await sql`update accounts set reads_merged = true where id = ${followerId} and not reads_merged
    and exists (select from accounts followee where followee.id = ${followeeId} and followee.merged_on_read)`.execute(
    ctx.db,
  );
}

async function countFollower(ctx: Context, followeeId: string, by: 1 | -1): Promise<void> {
  const { rows } = await sql<{ passed: boolean }>`
    update accounts set followers_count = followers_count + ${by}::integer where id = ${followeeId}
    returning not merged_on_read and followers_count > ${MERGED_ON_READ_ABOVE}::integer as passed`.execute(ctx.db);
  if (!rows[0]?.passed) return;
  await sql`update accounts set merged_on_read = true where id = ${followeeId}`.execute(ctx.db);
  await sql`update accounts set reads_merged = true where not reads_merged
    and id in (select follower_id from follows where followee_id = ${followeeId} and state = 'accepted')`.execute(
    ctx.db,
  );
}
