import { digestKeyOf } from "../../src/modules/notifications/digest/digest-key.ts";
import type { House } from "./house.ts";
import type { Kind } from "./pages.ts";

/** Every kind of page about news. A stranger's news waits for one of them. */
export async function notificationKinds({ ctx, pool }: House, old: string, fresh: string): Promise<Kind[]> {
  const { rows } = await pool.query<{ id: string }>("select id from accounts where handle = $1", [old]);
  const id = rows[0]?.id ?? "";
  await pool.query(
    `insert into notification_entries (account_id, kind, actor_id, subject_id, post_id, filtered)
      select $1, 'share', shares.account_id, posts.id, posts.id, true from shares join posts on posts.id = post_id
      where author_id <> $1 and shares.account_id <> $1 and audience = 'public' order by shares.id limit 3 on conflict do nothing`,
    [id],
  );
  const of = (name: string, path: string, as: string): Kind => ({ name, route: path, path, as });
  return [
    of("news", "/notifications", old),
    of("no news", "/notifications", fresh),
    of("news of strangers", "/notifications/requests", old),
    of("no news of strangers", "/notifications/requests", fresh),
    of("how news comes", "/settings/notifications", old),
    { name: "the end of a digest", route: "/digest-end/:secret", path: `/digest-end/${digestKeyOf(ctx, id)}` },
  ];
}
