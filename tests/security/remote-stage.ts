import type { World } from "../world.ts";

export type RemoteStage = {
  readonly handle: string;
  readonly accountId: string;
  readonly postId: string;
  readonly eventPostId: string;
  readonly questionPostId: string;
  readonly statementId: string;
  readonly listId: string;
  readonly spareListId: string;
};

/** Somebody at another server, with a post that has a picture and answers one of ours. */
export async function setRemote(
  world: World,
  answered: { readonly id: string; readonly author_id: string },
): Promise<RemoteStage> {
  const { id: accountId, handle } = await world.remote("jauh@desa.test");
  const { rows } = await world.pool.query<{ id: string }>(
    `insert into posts (id, thread_id, author_id, in_reply_to_id, in_reply_to_author_id, text, html, audience, kind, title, uri, url)
     select id, $1, $2, $1, $3, 'Dari jauh', '<p>Dari <em>jauh</em></p>', 'public', 'Article', 'Kabar dari jauh', uri, uri
     from next_id() as id, lateral (select 'https://desa.test/notes/' || id as uri) as named returning id`,
    [answered.id, accountId, answered.author_id],
  );
  const postId = rows[0]?.id ?? "";
  await world.pool.query(
    "insert into remote_media (post_id, position, url, kind, alt) values ($1, 0, 'https://desa.test/m/1.jpg', 'image', 'Padi')",
    [postId],
  );
  await world.pool.query(
    `insert into remote_demands (post_id, uri, kind, title, addressee, status, text_hash, said_at)
     values ($1, 'https://desa.test/demands/1', 'petition', 'Bersihkan sungai', 'Dinas Air', 'forwarded', sha256('x'), now())`,
    [postId],
  );
  const { rows: events } = await world.pool.query<{ id: string }>(
    `insert into posts (id, thread_id, author_id, text, html, audience, kind, title, uri, url)
     select id, id, $1, 'Bawa cangkul', '<p>Bawa cangkul</p>', 'public', 'Event', 'Kerja bakti', uri, uri
     from next_id() as id, lateral (select 'https://desa.test/events/' || id as uri) as named returning id`,
    [accountId],
  );
  const eventPostId = events[0]?.id ?? "";
  await world.pool.query(
    `insert into remote_events (post_id, starts_at, ends_at, place, address, status, join_mode, said_at)
     values ($1, now() + interval '2 days', now() + interval '3 days', 'Balai', 'Jalan Raya 1', 'confirmed', 'free', now())`,
    [eventPostId],
  );
  const { rows: questions } = await world.pool.query<{ id: string }>(
    `insert into posts (id, thread_id, author_id, text, html, audience, kind, uri, url)
     select id, id, $1, 'Jalan pasar', '<p>Jalan pasar</p>', 'public', 'Note', uri, uri
     from next_id() as id, lateral (select 'https://desa.test/notes/' || id as uri) as named returning id`,
    [accountId],
  );
  const questionPostId = questions[0]?.id ?? "";
  await world.pool.query(
    `with asked as (insert into remote_questions (post_id, uri, title, closed, statements_count, takes_statements, said_at)
       values ($1, 'https://desa.test/questions/1', 'Jalan pasar', false, 3, true, now()) returning post_id)
     insert into remote_statements (post_id, number, uri, language, text, translations)
     select post_id, number, 'https://desa.test/questions/1/statements#' || number, 'jv', 'Dalan ' || number, '{"id": "Jalan"}'
     from asked, generate_series(1, 3) as number`,
    [questionPostId],
  );
  await world.pool.query(
    `insert into opinions_elsewhere (post_id, account_id, number, vote, uri)
     select $1, id, 2, -1, 'http://localhost:3000/ap/opinions/' || id from accounts where handle = 'siti'`,
    [questionPostId],
  );
  const { rows: proposed } = await world.pool.query<{ id: string }>(
    `insert into statements_elsewhere (post_id, account_id, language, text)
     select $1, id, 'id', 'Jembatan diperbaiki' from accounts where handle = 'siti' returning id`,
    [questionPostId],
  );
  const statementId = proposed[0]?.id ?? "";
  await world.pool.query(
    "insert into server_policies (host, severity, reason, note) values ('pinjol.test', 'suspend', 'Menipu', 'Lihat laporan')",
  );
  await world.pool.query(
    "insert into account_aliases (account_id, alias_id) select id, $1 from accounts where handle = 'siti'",
    [accountId],
  );
  const { rows: lists } = await world.pool.query<{ id: string }>(
    "insert into server_lists (url) values ('https://daftar.test/a.csv'), ('https://daftar.test/b.csv') returning id",
  );
  const [listId = "", spareListId = ""] = lists.map(({ id }) => id);
  await world.pool.query(
    `insert into server_suggestions (list_id, host, severity, reason)
     values ($1, 'satu.test', 'suspend', 'Spam'), ($1, 'dua.test', 'silence', 'Ramai'), ($1, 'tiga.test', 'silence', 'Ramai')`,
    [listId],
  );
  return { handle, accountId, postId, eventPostId, questionPostId, statementId, listId, spareListId };
}
