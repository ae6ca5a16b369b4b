import { publishDemand } from "#modules/campaigns";
import { fingerprintOf, newSecret } from "#platform/secrets";
import { endKeyOf } from "../../src/modules/campaigns/newsletters/end-news.ts";
import type { House } from "./house.ts";
import { type Kind, send } from "./pages.ts";

/** Pages of what can be done for a demand; the PDF and the picture are none. */
export const actionPageless = ["/demands/:id/letter.pdf", "/demands/:id/counter.svg", "/pledges/:id"];

/** Every kind of page on which something is done for a demand. */
export async function actionKinds({ ctx, pool }: House, old: string): Promise<Kind[]> {
  const author = await ctx.db.selectFrom("accounts").selectAll().where("handle", "=", old).executeTakeFirstOrThrow();
  const office = await pool.query<{ id: string }>(
    "insert into addressees (name, kind) values ('Dinas Pekerjaan Umum', 'agency') returning id",
  );
  const { id } = await publishDemand(ctx, author, {
    kind: "petition",
    title: "Pasang lampu di jalan menuju sekolah",
    what: "Anak-anak pulang mengaji lewat jalan yang gelap. Bulan lalu dua orang jatuh ke parit.",
    ask: "Pasang enam lampu jalan sebelum musim hujan.",
    place: "Jalan Melati, RW 04",
    since: "2026-08-01",
    addressee: office.rows[0],
  });
  const own = (name: string, page: string): Kind => ({
    name,
    route: `/demands/:id/${page}`,
    path: `/demands/${id}/${page}`,
    as: old,
  });
  const guest = (name: string, page: string): Kind => ({
    name,
    route: `/demands/:id/${page}`,
    path: `/demands/${id}/${page}`,
  });
  await pool.query(
    `insert into guest_comments (demand_id, name, text, state, score, reasons, mailbox, folded)
     select $1, 'Bu Sumarni', case state when 'shown' then 'Cucu saya jatuh di situ bulan lalu.' else 'Kunjungi https://contoh.example untuk hadiah' end,
       state, 65, '{phrase,links}', sha256(state::bytea), sha256(state::bytea) from unnest(array['shown', 'held']) as state`,
    [id],
  );
  await pool.query(
    "insert into volunteer_slots (demand_id, what, at, places) values ($1, 'Antar surat ke dinas', 'Senin pagi', 3)",
    [id],
  );
  await pool.query(
    "insert into pledges (demand_id, promise, others, deadline) values ($1, 'Saya ikut menghadap kepala dinas', 50, current_date + 30)",
    [id],
  );
  const { rows: letters } = await pool.query<{ id: string }>(
    "insert into newsletters (demand_id, subject, text) values ($1, 'Dinas menjawab', 'Petugas datang hari Senin.') returning id",
    [id],
  );
  const { rows: signers } = await pool.query<{ id: string }>(
    "insert into signatures (demand_id, tier, state, version, name) values ($1, 'paper', 'valid', 1, 'Bu Tini') returning id",
    [id],
  );
  const end = `/news-end/${endKeyOf(ctx, signers[0]?.id ?? "")}`;
  const news = own("news for signers", "news");
  const desk = (pile: string): Kind => ({
    name: `comments, ${pile}`,
    route: "/admin/comments",
    path: `/admin/comments?pile=${pile}`,
    as: old,
  });
  const secret = newSecret();
  await pool.query("update guest_comments set token_hash = $1 where state = 'held' and demand_id = $2", [
    fingerprintOf(secret),
    id,
  ]);
  await pool.query("update guest_comments set confirmed_at = now() where state = 'held' and demand_id = $1", [id]);
  const actions = own("what one can do for one's own demand", "actions");
  const comments = guest("comments", "comments");
  return [
    { ...actions, name: "asking for volunteers, with mistakes", status: 422, act: send(`/demands/${id}/slots`) },
    comments,
    { ...comments, name: "a comment with mistakes", status: 422, act: send(`/demands/${id}/comments`) },
    own("comments for a member", "comments"),
    guest("a comment was sent", "comments/sent"),
    { name: "one's own comment", route: "/comments/:secret", path: `/comments/${secret}` },
    news,
    { ...news, name: "news for signers, with mistakes", status: 422, act: send(`/demands/${id}/news`) },
    { name: "news before it is sent", route: "/newsletters/:id", path: `/newsletters/${letters[0]?.id}`, as: old },
    { name: "the end of news", route: "/news-end/:secret", path: end },
    desk("readable"),
    desk("spam"),
    own("what one can do for one's own demand", "actions"),
    guest("what a guest can do for a demand", "actions"),
    guest("a letter to whoever is asked", "letter"),
    guest("a demand's poster", "poster"),
    guest("a counter in a frame elsewhere", "embed"),
  ];
}
