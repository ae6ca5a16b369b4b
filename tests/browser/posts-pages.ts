import type pg from "pg";
import { type Kind, send } from "./pages.ts";

/** Every kind of page about what a post carries beside its words. */
export async function postsKinds(pool: pg.Pool, old: string): Promise<Kind[]> {
  const asks = async (text: string, multiple: boolean, ends: string) => {
    const { rows } = await pool.query<{ id: string }>(
      `with post as (insert into posts (id, thread_id, author_id, text, html, audience, voters_count)
        select made, made, accounts.id, $1::text, '<p>' || $1 || '</p>', 'public', 12 from accounts, next_id() as made where handle = 'bidan_ratih' returning posts.id),
      poll as (insert into polls (post_id, multiple, secret, ends_at) select id, $2, false, now() + $3::interval from post)
      select id from post`,
      [text, multiple, ends],
    );
    const id = rows[0]?.id ?? "";
    await pool.query(
      "insert into poll_options (post_id, place, text, votes_count) values ($1, 1, 'Sabtu pagi', 7), ($1, 2, 'Minggu sore, sesudah pengajian di balai RW', 5), ($1, 3, 'Saya ikut saja', 0)",
      [id],
    );
    return id;
  };
  const open = await asks("Kapan posyandu bulan depan?", false, "1 day");
  const several = await asks("Siapa membawa apa?", true, "1 day");
  const over = await asks("Jadi kapan posyandu?", false, "-1 minute");
  const own = (name: string, path: string, route: string): Kind => ({ name, route, path, as: old });
  const ticking = own("answering a poll", `/p/${several}/votes`, "/p/:id/votes");
  const quote = async (state: string) => {
    const { rows } = await pool.query<{ id: string; quoted: string }>(
      `insert into posts (id, thread_id, author_id, text, html, audience, quoted_id, quote_state)
        select made, made, accounts.id, 'Setuju sekali, mari datang.', '<p>Setuju sekali, mari datang.</p>', 'public',
          (select posts.id from posts join accounts on accounts.id = author_id where handle = $2::text and audience = 'public' and in_reply_to_id is null order by posts.id limit 1), $1::text
        from accounts, next_id() as made where handle = 'bidan_ratih' returning id, quoted_id as quoted`,
      [state, old],
    );
    return rows[0] ?? { id: "", quoted: "" };
  };
  await quote("pending");
  const quoted = await quote("accepted");
  const withdrawn = await quote("withdrawn");
  await pool.query(
    "insert into muted_words (account_id, word, pattern, expires_at) select id, 'pinjaman online', 'pinjaman', now() + interval '7 days' from accounts where handle = $1",
    [old],
  );
  return [
    own("muted words", "/settings/words", "/settings/words"),
    {
      ...own("muted words, with mistakes", "/settings/words", "/settings/words"),
      act: send("/settings/words"),
      status: 422,
    },
    own("a quote", `/p/${quoted.id}`, "/p/:id"),
    own("a quote that was taken back", `/p/${withdrawn.id}`, "/p/:id"),
    own("quotes of one's own post", `/p/${quoted.quoted}/quotes`, "/p/:id/quotes"),
    own("writing a quote", `/posts/new?quote=${quoted.quoted}`, "/posts/new"),
    own("who reacted", `/p/${quoted.quoted}/reactions`, "/p/:id/reactions"),
    own("who shared", `/p/${open}/shares`, "/p/:id/shares"),
    own("a poll", `/p/${open}`, "/p/:id"),
    own("a poll with several answers", `/p/${several}`, "/p/:id"),
    own("a poll that ended", `/p/${over}`, "/p/:id"),
    ticking,
    { ...ticking, name: "answering a poll, with mistakes", act: send(`/p/${several}/votes`), status: 422 },
  ];
}
