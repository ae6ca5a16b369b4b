import type { House } from "./house.ts";
import { type Kind, send } from "./pages.ts";

/** Every kind of page about other servers, and what comes from them. */
export async function serverKinds({ pool }: House, old: string): Promise<Kind[]> {
  const { rows } = await pool.query<{ id: string }>(
    `with person as (insert into accounts (handle, name, status, bio, bio_html)
        values ('bu.rahayu@sebelah.test', 'Bu Rahayu', 'remote', 'Guru di desa sebelah', '<p>Guru di desa <strong>sebelah</strong></p>') returning id),
      actor as (insert into remote_actors (account_id, uri, kind, inbox, followers_total)
        select id, 'https://sebelah.test/users/rahayu', 'Person', 'https://sebelah.test/inbox', 214 from person),
      post as (insert into posts (id, thread_id, author_id, text, html, audience, kind, title, uri, url)
        select next, next, person.id, 'Kelas membaca dibuka', '<p>Kelas membaca <em>dibuka</em>:</p><ul><li>Senin sore</li><li>Rabu sore</li></ul>',
          'public', 'Article', 'Kelas membaca untuk ibu-ibu', 'https://sebelah.test/n/1', 'https://sebelah.test/n/1' from person, next_id() as next returning id)
      insert into remote_media (post_id, position, url, kind, alt)
      select id, 0, 'https://sebelah.test/m/1.jpg', 'image', 'Ibu-ibu membaca di balai' from post
      union all select id, 1, 'https://sebelah.test/m/2.mp4', 'video', '' from post returning post_id as id`,
  );
  await pool.query(
    `insert into server_policies (host, severity, reject_media, reason, note) values
      ('pinjol.test', 'suspend', false, 'Menyebar tawaran pinjaman palsu', 'Lihat laporan bulan Oktober'), ('bising.test', 'silence', true, '', '')`,
  );
  await pool.query(
    `with list as (insert into server_lists (url, fetched_at) values ('https://daftar.test/tutup.csv', now()), ('https://hilang.test/a.csv', null) returning id)
      insert into server_suggestions (list_id, host, severity, reason) select min(id), 'sebelah.test', 'silence', 'Banyak iklan' from list`,
  );
  await pool.query("update server_lists set trouble = 'unreachable' where url like '%hilang%'");
  const own = (name: string, path: string, route = path): Kind => ({ name, path, route, as: old });
  const desk = own("the desk of other servers", "/admin/servers");
  return [
    { name: "other servers", route: "/servers", path: "/servers" },
    desk,
    { ...desk, name: "the desk of other servers, with mistakes", status: 422, act: send("/admin/servers") },
    own("somebody at another server", "/@bu.rahayu@sebelah.test", "/:handle"),
    own("a post of another server", `/p/${rows[0]?.id}`, "/p/:id"),
    own("looking for somebody elsewhere", "/search?q=@hantu@sebelah.test", "/search"),
  ];
}
