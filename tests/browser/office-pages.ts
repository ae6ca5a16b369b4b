import type { House } from "./house.ts";
import { type Kind, send } from "./pages.ts";

/** Every kind of page of those who can be asked, and of organisations. */
export async function officeKinds({ pool }: House, old: string): Promise<Kind[]> {
  const own = (name: string, path: string, route = path): Kind => ({ name, route, path, as: old });
  const guest = (name: string, path: string, route = path): Kind => ({ name, route, path });
  const wrong = (kind: Kind, form: string, fields = {}): Kind => ({
    ...kind,
    name: `${kind.name}, with mistakes`,
    status: 422,
    act: send(form, fields),
  });
  const one = async (query: string) => (await pool.query<{ one: string }>(query)).rows[0]?.one ?? "";
  const office = await one(
    `insert into addressees (name, kind, place, about, email, email_confirmed_at) values ('Kantor Kecamatan Cikupa', 'village', 'Cikupa', 'Mengurus kecamatan', 'camat@cikupa.example', now()) returning id as one`,
  );
  const plain = await one(
    `insert into addressees (name, kind, place, email) values ('PLN Ranting Cikupa', 'company', 'Cikupa', 'pln@cikupa.example') returning id as one`,
  );
  await pool.query(
    `insert into addressee_members select ${office}, id, 'administrator' from accounts where handle in ('${old}', 'bidan_ratih')`,
  );
  await pool.query(
    `insert into addressee_routes (addressee_id, category, place) values (${office}, 'road', 'Cikupa'), (${plain}, 'power', '')`,
  );
  const version = "'\\x00'::bytea || sha256('x')";
  const asks = (status: string, due: string) =>
    pool.query(
      `insert into demands (kind, tracking, author_id, title, what, ask, status, due_at, addressee_id, text_hash)
        select 'report', upper(substr(translate(md5(random()::text), 'iloau', '00000'), 1, 10)), id, 'Lampu jalan RT 03 padam', 'Gelap sejak Senin', 'Perbaiki lampunya', '${status}', now() ${due}, ${office}, substring(${version} from 2)
        from accounts where handle = 'mbah_karto'`,
    );
  await asks("forwarded", "- interval '3 days'");
  await asks("acknowledged", "+ interval '4 days'");
  const secret = "c".repeat(43);
  await pool.query(
    `insert into addressee_claims (addressee_id, account_id, token_hash, email, expires_at)
      select ${office}, id, sha256('${secret}'), 'camat@cikupa.example', now() + interval '1 day' from accounts where handle = '${old}'`,
  );
  const organisation = await one(
    `insert into accounts (handle, name, kind, bio, place) values ('bank_sampah', 'Bank Sampah Lestari', 'organization', 'Menimbang sampah tiap Sabtu', 'RW 02') returning id as one`,
  );
  await pool.query(
    `insert into group_members (group_id, account_id, state, role, shown) select ${organisation}, id, 'member', case handle when '${old}' then 'owner' else 'helper' end, true from accounts where handle in ('${old}', 'mbah_karto')`,
  );
  await pool.query(
    `insert into organisation_log (organisation_id, actor_id, deed, post_id) select ${organisation}, id, 'wrote', (select max(id) from posts where audience = 'public') from accounts where handle = '${old}'`,
  );
  const page = (name: string, rest: string) => own(name, `/addressees/${office}${rest}`, `/addressees/:id${rest}`);
  const run = (name: string, rest: string) =>
    own(name, `/organisations/bank_sampah${rest}`, `/organisations/:organisation${rest}`);
  const naming = own("naming an addressee", "/addressees/new");
  const correcting = own("correcting an addressee", `/admin/addressees/${office}`, "/admin/addressees/:id");
  const making = own("a new organisation", "/organisations/new");
  return [
    guest("those who can be asked", "/addressees"),
    guest("nobody to ask found", "/addressees?q=zzzz", "/addressees"),
    guest("an addressee", `/addressees/${office}`, "/addressees/:id"),
    page("an addressee, for who answers", ""),
    page("an answer desk", "/desk"),
    own("proving that one answers", `/addressees/${plain}/claims`, "/addressees/:id/claims"),
    own(
      "the link in a mail to an addressee",
      `/addressees/${office}/claims/${secret}`,
      "/addressees/:id/claims/:secret",
    ),
    naming,
    wrong(naming, "/addressees"),
    own("the desk of addressees", "/admin/addressees"),
    wrong(own("the desk of addressees", "/admin/addressees"), "/admin/addressees/routes"),
    correcting,
    wrong(correcting, `/admin/addressees/${office}`),
    own("organisations", "/organisations"),
    making,
    wrong(making, "/organisations"),
    guest("an organisation", "/@bank_sampah", "/:handle"),
    run("who acts for an organisation", "/people"),
    wrong(run("who acts for an organisation", "/people"), "/organisations/bank_sampah/people"),
    own(
      "acting for an organisation",
      `/p/${await one("select max(posts.id) as one from posts join accounts on accounts.id = author_id where audience = 'public' and group_id is null and handle = 'bidan_ratih'")}/as/bank_sampah`,
      "/p/:id/as/:organisation",
    ),
    run("the profile of an organisation", "/profile"),
    wrong(run("the profile of an organisation", "/profile"), "/organisations/bank_sampah/profile"),
    run("the log of an organisation", "/log"),
  ];
}
