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
