import { createHash } from "node:crypto";
import type { Asked } from "autocannon";
import type pg from "pg";
import type { Server } from "./server.ts";
import { threads } from "./size.ts";

/** What every figure is handed: the running server, a look into its database, and who and what is asked for. */
export type Bench = {
  readonly server: Server;
  readonly pool: pg.Pool;
  /** Members whose homes are long, each with the header their browser sends. */
  readonly readers: readonly { readonly id: string; readonly cookie: string }[];
  /** Handles of people with more than a page of posts for everyone. */
  readonly profiles: readonly string[];
  readonly threadId: string;
  readonly longThreadId: string;
  /** The best known person whose posts are written to every follower's home. */
  readonly speaker: { readonly id: string; readonly cookie: string };
};

const PEOPLE = 200;
const DRAWN_APART = 2000;

export async function prepare(server: Server, pool: pg.Pool): Promise<Bench> {
  const column = async (text: string, values: unknown[] = []) =>
    (await pool.query<{ it: string }>(text, values)).rows.map(({ it }) => it);
  await pool.query("set statement_timeout = 0");
  const readers = await column(
    `select account_id as it from home_entries join follows on follower_id = account_id and state = 'accepted'
      where followee_id = (select id from accounts where handle = 'warga_3') group by 1 having count(*) >= 100 order by hashint8(account_id) limit $1`,
    [DRAWN_APART],
  );
  const profiles = await column(
    `select handle as it from accounts join posts on author_id = accounts.id where in_reply_to_id is null and audience in ('public', 'quiet') and pinned_at is null
      group by handle having count(*) > 20 order by hashtext(handle) limit $1`,
    [PEOPLE],
  );
  const [speaker = ""] = await column("select id as it from accounts where handle = 'warga_3'");
  const [threadId = "", longThreadId = ""] = await Promise.all(
    [threads.short, threads.long].map(
      async (replies) =>
        (
          await column(
            "select thread_id as it from posts where author_id = (select id from accounts where handle = 'warga_5') and in_reply_to_id is null and (select count(*) from posts reply where reply.thread_id = posts.id) = $1",
            [replies + 1],
          )
        )[0],
    ),
  );
  const signIn = async (id: string) => {
    const secret = createHash("sha256").update(`bench ${id}`).digest("base64url");
    await pool.query("insert into sessions (account_id, token_hash) values ($1, $2) on conflict do nothing", [
      id,
      createHash("sha256").update(secret).digest(),
    ]);
    return { id, cookie: `__Host-session=${secret}` };
  };
  const signedIn = [];
  for (const id of readers) signedIn.push(await signIn(id));
  return { server, pool, readers: signedIn, profiles, threadId, longThreadId, speaker: await signIn(speaker) };
}

/** The usual two hundred. */
export const someOf = (bench: Bench) => bench.readers.slice(0, PEOPLE);

/** @throws Error when a page does not show that many posts: then a fast answer would mean nothing. */
export async function checkPosts({ server }: Bench, { path, headers = {} }: Asked, posts: number): Promise<void> {
  const answer = await fetch(server.origin + path, { headers });
  const shown = (await answer.text()).split("<article").length - 1;
  if (answer.status !== 200 || shown < posts)
    throw new Error(`${path} was answered with ${answer.status} and ${shown} posts`);
}
