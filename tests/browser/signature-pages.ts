import type pg from "pg";
import { fingerprintOf, newSecret } from "#platform/secrets";
import { type Kind, send } from "./pages.ts";

/** Every kind of page of signing and of those who look after it. */
export async function signatureKinds(pool: pg.Pool, old: string): Promise<Kind[]> {
  const own = (name: string, path: string, route = path): Kind => ({ name, route, path, as: old });
  const guest = (name: string, path: string, route = path): Kind => ({ name, route, path });
  const one = async (query: string, values: unknown[] = []) =>
    (await pool.query<{ one: string }>(query, values)).rows[0]?.one ?? "";
  const demand = await one(
    `insert into demands (kind, tracking, author_id, title, what, ask, text_hash, goal)
      select 'petition', '7Q4XK2M9RD', id, 'Perbaiki jembatan dusun', 'Jembatan putus.', 'Bangun lagi.', sha256('x'), 500
      from accounts where handle = 'mbah_karto' returning id as one`,
  );
  await pool.query(
    `insert into signatures (demand_id, tier, state, version, account_id, name, shown, words, affected)
      select $1, 'member', 'valid', 1, id, name, true, 'Anak saya lewat sana tiap pagi.', true from accounts
      where status = 'active' and kind = 'person' and handle <> 'baru_datang' order by id limit 12`,
    [demand],
  );
  const [asked, stands] = [newSecret(), newSecret()];
  await pool.query(
    "insert into signature_requests (token_hash, demand_id, version, mailbox, name, mail_host) values ($1, $2, 1, sha256('a'), 'Bu Sri', 'desa.example')",
    [fingerprintOf(asked), demand],
  );
  await pool.query(
    "insert into signatures (token_hash, demand_id, tier, state, version, mailbox, name) values ($1, $2, 'email', 'valid', 1, sha256('b'), 'Bu Sri')",
    [fingerprintOf(stands), demand],
  );
  await pool.query(
    "insert into signature_sheets (demand_id, version, label, counted, witness, collected_on) values ($1, 1, 'RT 03 lembar 2', 27, 'Pak RT', '2026-11-20')",
    [demand],
  );
  await pool.query(
    `insert into signatures (demand_id, tier, state, version, name, place, helper_id) select $1, 'paper', 'valid', 1, 'Bu Tini', 'RT 03', id from accounts where handle = '${old}'`,
    [demand],
  );
  await pool.query(
    "insert into signature_invalidations (demand_id, reason, chosen, counted, done_at) values ($1, 'Satu orang membuat semua alamat ini.', '{}', 40, now())",
    [demand],
  );
  await pool.query("insert into signature_alerts (demand_id, counted, usual) values ($1, 79, 1.5)", [demand]);
  await pool.query(
    `insert into signatures (demand_id, tier, state, version, mailbox, mail_host, origin, name)
      select $1, 'email', case when n < 25 then 'valid' else 'waiting' end, 1, sha256(n::text::bytea), 'catatan.example', '\\x0011223344556677', 'Warga' from generate_series(1, 30) n`,
    [demand],
  );
  const done = await one(
    `insert into demands (kind, tracking, author_id, title, what, ask, text_hash, status, round, done_at)
      select 'petition', '7Q4XK2M9RE', id, 'Perbaiki lampu jalan', 'Lampu mati.', 'Nyalakan lagi.', sha256('y'), 'done', 1, now() + interval '1 minute'
      from accounts where handle = '${old}' returning id as one`,
  );
  const answers = newSecret();
  await pool.query(
    "insert into signatures (token_hash, demand_id, tier, state, version, mailbox, name, affected) values ($1, $2, 'email', 'valid', 1, sha256('c'), 'Bu Sri', true)",
    [fingerprintOf(answers), done],
  );
  await pool.query(
    "insert into signatures (demand_id, tier, state, version, name, place, affected) values ($1, 'paper', 'valid', 1, 'Bu Tini', 'RT 03', true)",
    [done],
  );
  const page = (rest: string) => [`/demands/${demand}${rest}`, `/demands/:id${rest}`] as const;
  const signing = guest("signing by mail", ...page("/signature"));
  return [
    own("a demand one signed", ...page("")),
    guest("a demand for guests", ...page("")),
    own("one's signature", ...page("/signature")),
    { ...own("signing", ...page("/signature")), as: "baru_datang" },
    signing,
    { ...signing, name: "signing by mail, with mistakes", status: 422, act: send(`/demands/${demand}/signature/mail`) },
    guest("after asking for a link", ...page("/signature/sent")),
    guest("who signed", ...page("/signatures")),
    own("a helper's desk", ...page("/desk")),
    {
      ...own("a helper's desk, with mistakes", ...page("/desk")),
      status: 422,
      act: send(`/demands/${demand}/desk/signatures`),
    },
    own("sheets of paper", ...page("/desk/sheets")),
    {
      ...own("sheets, with mistakes", ...page("/desk/sheets")),
      status: 422,
      act: send(`/demands/${demand}/desk/sheets`),
    },
    own("a look at signatures", ...page("/signatures/check")),
    own("taking signatures out", ...page("/signatures/invalidations/new")),
    own(
      "taking chosen signatures out",
      `/demands/${demand}/signatures/invalidations/new?mail_host=catatan.example`,
      "/demands/:id/signatures/invalidations/new",
    ),
    own("throw-away mail", "/admin/mail-hosts"),
    { ...own("throw-away mail, with mistakes", "/admin/mail-hosts"), status: 422, act: send("/admin/mail-hosts") },
    guest("a link to confirm", `/signature/${asked}`, "/signature/:secret"),
    guest("a link to a signature", `/signature/${stands}`, "/signature/:secret"),
    guest("a link to a signature whose demand is said to be done", `/signature/${answers}`, "/signature/:secret"),
    guest("whether it is done, by link", `/signature/${answers}/outcome`, "/signature/:secret/outcome"),
    own("whether it is done, at the desk", `/demands/${done}/desk`, "/demands/:id/desk"),
    { ...guest("a link that is over", `/signature/${newSecret()}`, "/signature/:secret"), status: 404 },
  ];
}
