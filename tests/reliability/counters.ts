import type pg from "pg";

/** Each counter that is kept, with the rows it counts. */
const counters = [
  ["posts", "likes_count", "select count(*) from reactions where post_id = t.id"],
  ["posts", "shares_count", "select count(*) from shares where post_id = t.id"],
  [
    "posts",
    "replies_count",
    "select count(*) from posts r where r.in_reply_to_id = t.id and r.audience in ('public', 'quiet')",
  ],
  ["accounts", "followers_count", "select count(*) from follows where followee_id = t.id and state = 'accepted'"],
  ["accounts", "following_count", "select count(*) from follows where follower_id = t.id and state = 'accepted'"],
  [
    "accounts",
    "posts_count",
    "select count(*) from posts where author_id = t.id and audience not in ('direct', 'group')",
  ],
] as const;

/** Every counter that differs from count(*), in words. */
export async function miscounted(database: pg.Client | pg.Pool): Promise<string[]> {
  const wrong: string[] = [];
  for (const [table, column, counted] of counters) {
    const { rows } = await database.query<{ id: string; kept: number; real: string }>(
      `select * from (select id, ${column} as kept, (${counted}) as real from ${table} t) as both_ways where kept <> real`,
    );
    wrong.push(...rows.map(({ id, kept, real }) => `${table}.${column} of ${id} is ${kept}, not ${real}`));
  }
  return wrong;
}
