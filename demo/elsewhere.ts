import { sql } from "kysely";
import type { Context } from "#platform/context";

type Neighbour = {
  readonly handle: string;
  readonly name: string;
  readonly bio: string;
  readonly followers: number;
  /** Every so-manieth person of the village follows them. */
  readonly every: number;
  readonly posts: readonly {
    readonly hours: number;
    readonly html: string;
    readonly kind?: "Article";
    readonly title?: string;
    readonly photo?: string;
  }[];
};

/** People of two other villages, as they would stand here had their servers sent what they said. Their hosts exist nowhere (RFC 2606). */
const neighbours: readonly Neighbour[] = [
  {
    handle: "bu.rahayu@sumberagung.example",
    name: "Bu Rahayu",
    bio: "Guru kelas membaca di Sumberagung",
    followers: 214,
    every: 4,
    posts: [
      {
        hours: 30,
        kind: "Article",
        title: "Kelas membaca untuk ibu-ibu",
        html: "<p>Kelas kami <em>dibuka lagi</em>. Yang datang dari Sukamaju juga boleh.</p><ul><li>Senin sore, 16.00</li><li>Rabu sore, 16.00</li></ul><p>Bukunya sudah ada, tinggal datang.</p>",
        photo: "Tujuh ibu duduk melingkar di balai, masing-masing memegang buku bergambar",
      },
      { hours: 5, html: "<p>Terima kasih untuk Sukamaju yang meminjamkan papan tulis. Besok kami kembalikan.</p>" },
    ],
  },
  {
    handle: "radiotani@kabartani.example",
    name: "Radio Tani",
    bio: "Kabar cuaca dan harga untuk petani",
    followers: 3120,
    every: 6,
    posts: [
      { hours: 52, html: "<p>Hujan lebat diperkirakan sampai <strong>Jumat</strong>. Tunda dulu menjemur gabah.</p>" },
      {
        hours: 3,
        html: "<p>Harga cabai rawit di pasar induk pagi ini turun. Jangan buru-buru jual ke pengepul.</p>",
        photo: "Tumpukan cabai rawit merah di atas tikar",
      },
    ],
  },
];

/** Puts the neighbours in, with what they said, and lets some of the village follow them. */
export async function plantElsewhere(ctx: Context): Promise<void> {
  for (const { posts, every, ...person } of neighbours) {
    const [name, host] = person.handle.split("@");
    const uri = `https://${host}/users/${name}`;
    const { id } = await ctx.db
      .insertInto("accounts")
      .values({
        handle: person.handle,
        name: person.name,
        bio: person.bio,
        bio_html: `<p>${person.bio}</p>`,
        status: "remote",
        created_at: new Date(ctx.now().getTime() - 90 * 86_400_000),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto("remote_actors")
      .values({ account_id: id, uri, kind: "Person", inbox: `${uri}/inbox`, followers_total: person.followers })
      .execute();
    await sql`insert into follows (follower_id, followee_id, state) select id, ${id}, 'accepted'
      from (select id, row_number() over (order by id) as place from accounts where host = '') as villagers where place % ${every} = 1`.execute(
      ctx.db,
    );
    for (const { hours, html, kind, title, photo } of posts) {
      const { rows } = await sql<{ id: string }>`
        insert into posts (id, thread_id, author_id, text, html, audience, kind, title, uri, url, created_at)
        select next, next, ${id}, ${html.replace(/<[^>]*>/g, " ").trim()}, ${html}, 'public', ${kind ?? "Note"}, ${title ?? ""},
          'https://' || ${host}::text || '/notes/' || next, 'https://' || ${host}::text || '/notes/' || next, at
        from (select now() - make_interval(hours => ${hours}) as at) as told, next_id(at) as next returning id`.execute(
        ctx.db,
      );
      if (!photo) continue;
      await sql`insert into remote_media (post_id, position, url, kind, alt)
        values (${rows[0]?.id}, 0, 'https://' || ${host}::text || '/media/' || ${rows[0]?.id}::text || '.jpg', 'image', ${photo})`.execute(
        ctx.db,
      );
    }
  }
  await sql`insert into server_policies (host, severity, reject_media, reason) values
    ('pinjamkilat.example', 'suspend', false, 'Menyebar tawaran pinjaman palsu ke warga'),
    ('ramai.example', 'silence', true, 'Terlalu banyak iklan')`.execute(ctx.db);
}
