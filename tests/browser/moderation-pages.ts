import type pg from "pg";
import { type Kind, send } from "./pages.ts";

/** Every kind of page of those who look after the community, and what they ask of everyone. */
export async function moderationKinds(pool: pg.Pool, old: string): Promise<Kind[]> {
  const one = async (query: string) => (await pool.query<{ one: string }>(query)).rows[0]?.one ?? "";
  const rule = await one(
    `insert into rules (number, title, title_en, words) select coalesce(max(number), 0) + 1, 'Jangan menyebar kabar bohong', 'Do not spread hoaxes',
      'Periksa dulu sebelum membagikan. Kalau ragu, tanya pengurus.' from rules where ended_at is null returning id as one`,
  );
  await pool.query(
    `insert into rules (number, title, made_at, ended_at) values (1, 'Saling hormat', now() - interval '30 days', now() - interval '9 days')`,
  );
  await pool.query(
    `insert into announcements (title, words, ends_at) values ('Kerja bakti Minggu pagi', 'Kumpul di balai RW 04 jam setengah tujuh.', now() + interval '2 days')`,
  );
  const idOf = (handle: string) => one(`select id as one from accounts where handle = '${handle}'`);
  const [reporter, subject] = [await idOf("bidan_ratih"), await idOf("dimas_bola")];
  const post = await one(`select id as one from posts where author_id = ${subject} and audience = 'public' limit 1`);
  const reported = async (thing: string, state: string) => {
    const id = await one(`insert into moderation_cases (kind, thing_id, subject_id, reports_count, gravity, state)
      values ('post', ${thing}, ${subject}, 2, 2, '${state}') returning id as one`);
    await pool.query(`insert into reports (case_id, reporter_id, category, rule_id, words)
      values (${id}, ${reporter}, 'hoax', ${rule}, 'Ini kabar lama. Tetangga saya jadi takut ke posyandu.'), (${id}, (select id from accounts where handle = 'mbah_karto'), 'harassment', null, '')`);
    await pool.query(`insert into case_snapshots (case_id, kind, thing_id, fingerprint, content)
      select ${id}, 'post', id, sha256('a'), jsonb_build_object('name', 'Dimas', 'handle', 'dimas_bola', 'text', text, 'at', created_at, 'pictures', 1) from posts where id = ${post}`);
    await pool.query(
      `insert into case_notes (case_id, author_id, words) values (${id}, ${reporter}, 'Sudah saya tanyakan ke puskesmas.')`,
    );
    return id;
  };
  const waiting = await reported(post, "waiting");
  const done = await reported("1", "resolved");
  const decision =
    await one(`insert into decisions (case_id, subject_id, on_thing, on_person, rule_id, reason, state, made_by)
    values (${done}, ${subject}, 'hide', 'warn', ${rule}, 'Kabarnya sudah dibantah puskesmas.', 'active', ${reporter}) returning id as one`);
  const appeal = await one(
    `insert into appeals (decision_id, account_id, words) values (${decision}, ${subject}, 'Saya hanya bertanya, bukan menuduh.') returning id as one`,
  );
  const told = (who: string, kind: string, about: string) =>
    one(
      `insert into notices (account_id, kind, decision_id, case_id) values (${who}, '${kind}', ${about}, ${done}) returning id as one`,
    );
  await pool.query(`insert into accounts (handle, name, status) values ('ditangguhkan', 'Orang Nakal', 'suspended')`);
  const outsider = await idOf("ditangguhkan");
  const out = await one(
    `insert into moderation_cases (kind, thing_id, subject_id, reports_count, state) values ('person', ${outsider}, ${outsider}, 1, 'resolved') returning id as one`,
  );
  const verdict =
    await one(`insert into decisions (case_id, subject_id, on_thing, on_person, rule_id, reason, state, made_by)
    values (${out}, ${outsider}, 'none', 'suspend', ${rule}, 'Menipu tiga orang dalam seminggu.', 'active', ${reporter}) returning id as one`);
  const notice = await told(outsider, "decided", verdict);
  const answered = await told(await idOf(old), "report_answered", decision);
  const seen = await told(subject, "decided", decision);
  await pool.query(`insert into moderation_log (actor_id, actor_role, deed, subject_id, case_id, decision_id, rule_id, kind, on_thing, on_person)
    values (${reporter}, 'moderator', 'decided', ${subject}, ${done}, ${decision}, ${rule}, 'post', 'hide', 'warn')`);
  await pool.query(
    `insert into accounts (handle, name, status, sign_up_reason, refusal) values ('tertolak', 'Tono Tertolak', 'refused', 'Mau jualan', 'Di sini bukan tempat iklan.')`,
  );
  await pool.query(
    `insert into sign_up_blocks (network, reason, expires_at) values ('203.0.113.0/24', 'Sepuluh akun palsu', now() + interval '1 day')`,
  );
  const own = (name: string, path: string, route = path): Kind => ({ name, route, path, as: old });
  const wrong = (kind: Kind, form: string): Kind => ({
    ...kind,
    name: `${kind.name}, with mistakes`,
    status: 422,
    act: send(form),
  });
  const ruleDesk = own("one rule", `/admin/rules/${rule}`, "/admin/rules/:id");
  return [
    { name: "the rules", route: "/rules", path: "/rules" },
    { name: "former rules", route: "/rules/history", path: "/rules/history" },
    own("who was turned away", "/admin/sign-ups?tab=refused", "/admin/sign-ups"),
    wrong(own("closing a network", "/admin/sign-ups"), "/admin/networks"),
    { ...own("a refusal", "/waiting"), as: "tertolak" },
    { ...own("reporting a post", `/report/post/${post}`, "/report/:kind/:id") },
    wrong(own("reporting a person", `/report/person/${subject}`, "/report/:kind/:id"), `/report/person/${subject}`),
    own("a report was sent", "/reports/sent?about=dimas_bola", "/reports/sent"),
    own("the queue of reports", "/moderation/cases"),
    own("what was resolved", "/moderation/cases?tab=resolved", "/moderation/cases"),
    wrong(own("a case", `/moderation/cases/${waiting}`, "/moderation/cases/:id"), `/moderation/cases/${waiting}/notes`),
    own("a case that was decided", `/moderation/cases/${done}`, "/moderation/cases/:id"),
    wrong(
      own("deciding", `/moderation/cases/${waiting}/decision`, "/moderation/cases/:id/decision"),
      `/moderation/cases/${waiting}/decision`,
    ),
    own("appeals", "/moderation/appeals"),
    wrong(
      own("an appeal", `/moderation/appeals/${appeal}`, "/moderation/appeals/:id"),
      `/moderation/appeals/${appeal}/answer`,
    ),
    own("what moderators told", "/notices"),
    own("a report was answered", `/notices/${answered}`, "/notices/:id"),
    { ...own("a decision that was appealed", `/notices/${seen}`, "/notices/:id"), as: "dimas_bola" },
    { ...own("notices of the suspended", "/notices"), as: "ditangguhkan" },
    {
      ...wrong(own("a suspension", `/notices/${notice}`, "/notices/:id"), `/notices/${notice}/appeal`),
      as: "ditangguhkan",
    },
    { name: "the log of decisions", route: "/log", path: "/log" },
    own("the whole log", "/admin/log"),
    own("announcements", "/announcements"),
    own("a home with news", "/"),
    own("the rules' desk", "/admin/rules"),
    wrong(own("the rules' desk", "/admin/rules"), "/admin/rules"),
    ruleDesk,
    wrong(ruleDesk, `/admin/rules/${rule}`),
    own("the desk of announcements", "/admin/announcements"),
    wrong(own("the desk of announcements", "/admin/announcements"), "/admin/announcements"),
    own("who looks after the community", "/admin/roles"),
    wrong(own("roles", "/admin/roles"), "/admin/roles"),
    own("how moderation works", "/admin/moderation"),
  ];
}
