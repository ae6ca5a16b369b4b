import type { House } from "./house.ts";
import type { Kind } from "./pages.ts";

/** What a post of another server asks: before one signs, on its way, counted, refused and over. */
export async function voiceKinds({ pool }: House, old: string): Promise<Kind[]> {
  const { rows } = await pool.query<{ id: string; status: string }>(
    `with person as (insert into accounts (handle, name, status) values ('pak.made@sungai.test', 'Pak Made', 'remote') returning id),
      actor as (insert into remote_actors (account_id, uri, kind, inbox)
        select id, 'https://sungai.test/users/made', 'Person', 'https://sungai.test/inbox' from person),
      post as (insert into posts (id, thread_id, author_id, text, html, audience, kind, uri, url)
        select numbers.id, numbers.id, person.id, 'Sungai kotor', '<p>Sungai kotor</p>', 'public', 'Note', 'https://sungai.test/n/' || numbers.id, 'https://sungai.test/n/' || numbers.id
        from person, lateral (select next_id() as id from generate_series(1, 5)) as numbers returning id)
      insert into remote_demands (post_id, uri, kind, title, addressee, status, goal, deadline, text_hash, by_member, by_email, by_paper, said_at)
      select id, 'https://sungai.test/demands/' || id, 'petition', 'Bersihkan sungai di hilir', 'Dinas Lingkungan Hidup',
        case row_number() over () when 5 then 'withdrawn' else 'forwarded' end, 500, now() + interval '30 days', sha256('x'), 34, 210, 88, now()
      from post returning post_id as id, status`,
  );
  const [asked, sent, counted, refused, over] = rows.map(({ id }) => id);
  for (const [post, state] of [
    [sent, "asked"],
    [counted, "accepted"],
    [refused, "refused"],
  ])
    await pool.query(
      `insert into answers_elsewhere (post_id, account_id, uri, kind, state, text_hash)
        select $1::bigint, id, 'https://ini.test/ap/signatures/' || $1::bigint, 'signature', $2, sha256('x') from accounts where handle = $3`,
      [post, state, old],
    );
  const { rows: events } = await pool.query<{ id: string }>(
    `with post as (insert into posts (id, thread_id, author_id, text, html, audience, kind, title, uri, url)
        select one, one, accounts.id, 'Bawa cangkul', '<p>Bawa cangkul</p>', 'public', 'Event', 'Kerja bakti di hilir', 'https://sungai.test/e/' || one, 'https://sungai.test/e/' || one
        from accounts, lateral (select next_id() as one from generate_series(1, 3)) as numbers where handle = 'pak.made@sungai.test' returning id)
      insert into remote_events (post_id, starts_at, ends_at, place, address, capacity, remaining, participants, status, join_mode, said_at)
      select id, now() + interval '3 days', now() + interval '3 days 2 hours', 'Balai desa Hilir', 'Jalan Raya 1', 40, 12, 28,
        case row_number() over () when 3 then 'cancelled' else 'confirmed' end, 'free', now() from post returning post_id as id`,
  );
  const [coming, came, off] = events.map(({ id }) => id);
  await pool.query(
    `insert into answers_elsewhere (post_id, account_id, uri, kind, state)
      select $1::bigint, id, 'https://ini.test/ap/joins/' || $1::bigint, 'join', 'accepted' from accounts where handle = $2`,
    [came, old],
  );
  const attending = (name: string, id = ""): Kind => ({
    name,
    route: "/p/:id/attendance",
    path: `/p/${id}/attendance`,
    as: old,
  });
  const route = "/p/:id/signature";
  const signing = (name: string, id = ""): Kind => ({ name, route, path: `/p/${id}/signature`, as: old });
  return [
    { name: "a post elsewhere that asks for something", route: "/p/:id", path: `/p/${asked}`, as: old },
    { name: "a post elsewhere that one signed", route: "/p/:id", path: `/p/${counted}`, as: old },
    signing("signing elsewhere", asked),
    signing("a signature on its way elsewhere", sent),
    signing("a signature counted elsewhere", counted),
    signing("a signature refused elsewhere", refused),
    signing("a petition elsewhere that is over", over),
    { name: "an event elsewhere", route: "/p/:id", path: `/p/${coming}`, as: old },
    attending("coming to an event elsewhere", coming),
    attending("an event elsewhere one comes to", came),
    attending("an event elsewhere that is called off", off),
  ];
}
