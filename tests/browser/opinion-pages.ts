import type { House } from "./house.ts";
import type { Kind } from "./pages.ts";

/** What a post of another server asks many: before one answers, half-way, all answered, and over. */
export async function opinionKinds({ pool }: House, old: string): Promise<Kind[]> {
  const { rows } = await pool.query<{ id: string }>(
    `with person as (insert into accounts (handle, name, status) values ('bu.ayu@pasar.test', 'Bu Ayu', 'remote') returning id),
      actor as (insert into remote_actors (account_id, uri, kind, inbox)
        select id, 'https://pasar.test/users/ayu', 'Person', 'https://pasar.test/inbox' from person),
      post as (insert into posts (id, thread_id, author_id, text, html, audience, kind, uri, url)
        select one, one, person.id, 'Jalan pasar', '<p>Jalan pasar</p>', 'public', 'Note', 'https://pasar.test/n/' || one, 'https://pasar.test/n/' || one
        from person, lateral (select next_id() as one from generate_series(1, 4)) as numbers returning id),
      asked as (insert into remote_questions (post_id, uri, title, closes_at, closed, statements_count, takes_statements, by_member, by_guest, by_remote, said_at)
        select id, 'https://pasar.test/questions/' || id, 'Jalan pasar sebaiknya bagaimana?', now() + interval '9 days',
          row_number() over (order by id) = 4, 34, true, 61, 12, 9, now() from post returning post_id),
      said as (insert into remote_statements (post_id, number, uri, language, text, translations)
        select post_id, number, 'https://pasar.test/questions/' || post_id || '/statements#' || number, 'jv',
          'Dalan ngarep pasar kudu dijembarake supaya wong mlaku ora kudu mudhun ing aspal ' || number,
          '{"id": "Jalan depan pasar harus diperlebar supaya pejalan kaki tidak turun ke aspal"}'
        from asked, generate_series(1, 30) as number)
      select post_id as id from asked order by post_id`,
  );
  const [asked, half, done, over] = rows.map(({ id }) => id);
  for (const [post, until, state] of [
    [half, 12, "refused"],
    [done, 30, "accepted"],
    [over, 5, "accepted"],
  ])
    await pool.query(
      `insert into opinions_elsewhere (post_id, account_id, number, vote, uri, state)
        select $1::bigint, id, number, number % 3 - 1, 'https://ini.test/ap/opinions/' || $1::bigint || '-' || number, $3
        from accounts, generate_series(1, $2::integer) as number where handle = $4`,
      [post, until, state, old],
    );
  await pool.query(
    `insert into statements_elsewhere (post_id, account_id, language, text, state, reason, number)
      select $1, id, 'jv', 'Parkir neng latar sekolah ' || state, state, reason, number
      from accounts, (values ('asked', null, null), ('accepted', null, 12), ('refused', 'duplicate', 3), ('refused', 'declined', null)) as said (state, reason, number)
      where handle = $2`,
    [half, old],
  );
  const suggest = (name: string, id = ""): Kind => ({
    name,
    route: "/p/:id/statements",
    path: `/p/${id}/statements`,
    as: old,
  });
  const opinions = (name: string, id = "", more = ""): Kind => ({
    name,
    route: "/p/:id/opinions",
    path: `/p/${id}/opinions${more}`,
    as: old,
  });
  return [
    { name: "a post elsewhere that asks many", route: "/p/:id", path: `/p/${asked}`, as: old },
    opinions("a statement elsewhere", asked),
    opinions("a statement elsewhere one answered", half, "?s=3"),
    opinions("some statements elsewhere answered", half),
    opinions("all statements elsewhere answered", done),
    opinions("a question elsewhere that is over", over),
    suggest("adding a statement elsewhere", asked),
    suggest("statements one added elsewhere", half),
    suggest("statements of a question elsewhere that is over", over),
  ];
}
