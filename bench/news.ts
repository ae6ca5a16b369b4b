import type { Bench } from "./bench.ts";
import { type Figure, figure, percentile } from "./figure.ts";

const UNREAD = 10_000;
/** People in each of the newest groups. */
const CROWD = 40;
const TIMES = 300;

/** The news of someone who has not looked for long: ten thousand groups, the newest of many people, one visit after the other. */
export async function measureNews({ pool, server, readers }: Bench): Promise<Figure[]> {
  const [reader] = readers;
  if (!reader) throw new Error("There is nobody to measure.");
  await pool.query(
    `with told as (insert into notification_entries (account_id, kind, actor_id, subject_id, post_id)
        select $1, 'reply', author_id, id, id from posts where audience = 'public' and author_id <> $1 order by id desc limit $2 returning *)
      insert into notifications (account_id, kind, subject_id, day, latest_id) select account_id, kind, subject_id, day, id from told`,
    [reader.id, UNREAD],
  );
  await pool.query(
    `insert into notification_entries (account_id, kind, actor_id, subject_id, post_id, day)
      select $1, 'reply', crowd.author_id, news.subject_id, crowd.id, news.day
      from (select * from notifications where account_id = $1 order by latest_id desc limit 20) as news
      cross join (select id, author_id from posts where audience = 'public' and author_id <> $1 order by id limit $2) as crowd`,
    [reader.id, CROWD],
  );
  await pool.query("analyze notification_entries, notifications");
  const visit = async (path: string) => {
    const begun = performance.now();
    const answer = await fetch(server.origin + path, { headers: { cookie: reader.cookie } });
    const page = await answer.text();
    return { took: performance.now() - begun, page };
  };
  const news: number[] = [];
  const home: number[] = [];
  let bytes = 0;
  for (let turn = 0; turn < TIMES; turn++) {
    await pool.query("delete from inboxes where account_id = $1", [reader.id]);
    home.push((await visit("/")).took);
    const { took, page } = await visit("/notifications");
    const fresh = page.split('<li class="un"').length - 1;
    if (fresh !== 20) throw new Error(`The page of news showed ${fresh} new groups`);
    news.push(took);
    bytes = page.length;
  }
  return [
    figure(`news, ${UNREAD} unread: p95`, percentile(news, 0.95), "ms", { atMost: 10 }),
    figure(`news, ${UNREAD} unread: p50`, percentile(news, 0.5), "ms"),
    figure(`news, ${UNREAD} unread: size`, bytes, "bytes"),
    figure(`home with ${UNREAD} unread: p95`, percentile(home, 0.95), "ms"),
  ];
}
