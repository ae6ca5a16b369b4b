import { sql } from "kysely";
import type { Context } from "#platform/context";
import { MERGED_ON_READ_ABOVE } from "./rules.ts";

/**
 * Moves both people's counters by one, the lower id first so that two who follow each other at once do not
 * lock each other out. Whoever passes the threshold is merged into home timelines on read from then on.
 */
export async function countFollow(ctx: Context, followerId: string, followeeId: string, by: 1 | -1): Promise<void> {
  const followers = sql`update accounts set followers_count = followers_count + ${by}::integer, merged_on_read = merged_on_read or followers_count + ${by}::integer > ${MERGED_ON_READ_ABOVE}::integer where id = ${followeeId}`;
  const following = sql`update accounts set following_count = following_count + ${by}::integer where id = ${followerId}`;
  const ordered = BigInt(followerId) < BigInt(followeeId) ? [following, followers] : [followers, following];
  for (const update of ordered) await update.execute(ctx.db);
}
