import { sql } from "kysely";
import type { Context } from "#platform/context";

const rules = [
  ["Saling hormat", "Kritik boleh, menghina orang tidak.", "Respect each other"],
  ["Jangan menipu", "Tidak ada penipuan, pinjaman gelap, atau undian palsu.", "No fraud"],
  ["Periksa dulu sebelum membagikan", "Kalau ragu, tanya pengurus.", "Check before you share"],
  ["Jaga anak-anak", "Jangan memuat alamat, sekolah, atau foto anak orang lain tanpa izin.", "Keep children safe"],
] as const;

/** The village's rules, what is announced today, and a report that waits for someone who looks after the village. */
export async function plantModeration(ctx: Context): Promise<void> {
  await sql`insert into rules (number, title, words, title_en) select number, title, words, title_en
    from unnest(${rules.map(([title]) => title)}::text[], ${rules.map(([, words]) => words)}::text[], ${rules.map(([, , en]) => en)}::text[])
      with ordinality as rule (title, words, title_en, number)`.execute(ctx.db);
  // Whoever lives here has read it; who joins finds it on their home.
  await sql`with told as (insert into announcements (title, words, ends_at, made_by)
    select 'Kerja bakti Minggu pagi', 'Kumpul di balai RW jam setengah tujuh. Bawa sapu atau cangkul.', now() + interval '5 days', id
    from accounts where handle = 'laras_pengurus' returning id)
    insert into announcement_dismissals (announcement_id, account_id) select told.id, accounts.id from told cross join accounts`.execute(
    ctx.db,
  );
  await sql`with advert as (
      select posts.id, author_id, text, posts.created_at, name, handle from posts join accounts on accounts.id = author_id
      where handle = 'unduh_kilat77' and audience = 'public' order by posts.id limit 1),
    held as (insert into moderation_cases (kind, thing_id, subject_id, reports_count) select 'post', id, author_id, 1 from advert returning id, thing_id),
    kept as (insert into case_snapshots (case_id, kind, thing_id, fingerprint, content)
      select held.id, 'post', advert.id, sha256(text::bytea),
        jsonb_build_object('name', name, 'handle', handle, 'text', text, 'warning', '', 'isPrivate', false, 'pictures', 0, 'at', created_at)
      from held join advert on advert.id = thing_id returning case_id)
    insert into reports (case_id, reporter_id, category, rule_id, words)
    select case_id, accounts.id, 'spam', rules.id, 'Iklan ini muncul di bawah kiriman posyandu.' from kept
      join accounts on accounts.handle = 'bidan_ratih' join rules on rules.number = 2`.execute(ctx.db);
}
