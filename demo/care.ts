/** How the village looks after itself: its rules, who keeps them, and what was reported. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#platform/context";

const rules = [
  [
    "Saling menghormati",
    "Beda pendapat boleh. Menghina orang tidak.",
    "Respect each other",
    "Disagree with what is said, not with who says it.",
  ],
  [
    "Periksa sebelum meneruskan",
    "Kabar yang belum jelas, tanyakan dulu. Jangan menakut-nakuti.",
    "Check before you pass it on",
    "Ask first when something is not clear. Do not frighten people.",
  ],
  [
    "Tidak ada penipuan dan iklan liar",
    "Lapak warga boleh. Tautan mencurigakan tidak.",
    "No scams and no spam",
    "Neighbours may sell what they make. Suspicious links may not stay.",
  ],
  [
    "Jaga rahasia orang lain",
    "Jangan menyebarkan foto, alamat, atau KTP orang lain.",
    "Keep others' secrets",
    "Do not spread photos, addresses or papers of others.",
  ],
] as const;

const reporters = [
  ["yuli_adiksari", "spam", "Sudah tiga kali menempel tautan yang sama."],
  ["cek_hendro", "spam", "Tautannya minta nomor HP. Sudah saya periksa, itu penipuan."],
  ["sri_pkk", "spam", ""],
] as const;

/** Writes rules and an announcement, trusts two moderators with what they need, and leaves one case for them to decide. */
export async function plantCare(ctx: Context, ids: ReadonlyMap<string, string>): Promise<void> {
  for (const [index, [title, words, title_en, words_en]] of rules.entries()) {
    await ctx.db
      .insertInto("rules")
      .values({ number: index + 1, title, words, title_en, words_en })
      .execute();
  }
  await sql`update accounts set permissions = array['reports', 'posts', 'people', 'appeals', 'sign-ups', 'announcements']
    where role = 'moderator'`.execute(ctx.db);
  await sql`insert into announcements (title, words, ends_at, made_by)
    values ('Rapat warga hari Minggu', 'Pukul 19.30 WIB di balai desa. Ada juru bahasa isyarat. Anak-anak boleh ikut.', now() + interval '6 days', ${ids.get("laras_pengurus") ?? null})`.execute(
    ctx.db,
  );
  await plantCase(ctx, ids);
}

async function plantCase(ctx: Context, ids: ReadonlyMap<string, string>): Promise<void> {
  const { rows } = await sql<{ id: string; author_id: string; text: string; name: string; handle: string; at: string }>`
    select posts.id, author_id, text, name, handle, posts.created_at::text as at
    from posts join accounts on accounts.id = author_id where handle = 'unduh_kilat77' order by posts.id limit 1`.execute(
    ctx.db,
  );
  const [post] = rows;
  if (!post) return;
  const said = { name: post.name, handle: post.handle, text: post.text };
  const rule = sql<string>`(select id from rules where number = 3 and ended_at is null)`;
  const { id } = await ctx.db
    .insertInto("moderation_cases")
    .values({ kind: "post", thing_id: post.id, subject_id: post.author_id, reports_count: reporters.length })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const [by, category, words] of reporters) {
    await ctx.db
      .insertInto("reports")
      .values({ case_id: id, reporter_id: ids.get(by) ?? null, category, rule_id: rule, words })
      .execute();
  }
  const fingerprint = createHash("sha256").update(JSON.stringify(said)).digest();
  await ctx.db
    .insertInto("case_snapshots")
    .values({
      case_id: id,
      kind: "post",
      thing_id: post.id,
      fingerprint,
      content: JSON.stringify({ ...said, at: post.at }),
    })
    .execute();
}
