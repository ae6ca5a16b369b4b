/** Questions the village answers with a press, and who chose what. */
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { markUp } from "#platform/marked-text";
import { seeded } from "./random.ts";

type Asked = {
  readonly by: string;
  readonly text: string;
  readonly options: readonly string[];
  readonly multiple?: true;
  /** Hours ago it was asked, and how long it lasts. */
  readonly ago: number;
  readonly hours: number;
  /** How many of a hundred people answer, and how they lean, option by option. */
  readonly share: number;
  readonly lean: readonly number[];
};

const asked: readonly Asked[] = [
  {
    by: "sri_pkk",
    text: "Arisan PKK bulan depan enaknya kapan? Yang terbanyak yang dipakai, ya. #pkk",
    options: ["Sabtu sore", "Minggu pagi", "Minggu sore"],
    ago: 5,
    hours: 72,
    share: 60,
    lean: [5, 3, 2],
  },
  {
    by: "bagas_taruna",
    text: "Latihan apa yang paling Anda butuhkan dari Karang Taruna? Boleh pilih lebih dari satu. #karangtaruna",
    options: ["Pertolongan pertama", "Jualan daring (lewat internet)", "Servis motor", "Menulis lamaran kerja"],
    multiple: true,
    ago: 30,
    hours: 168,
    share: 70,
    lean: [4, 5, 2, 3],
  },
  {
    by: "pak_rt03",
    text: "Ronda dimulai pukul berapa?",
    options: ["21.30", "22.00", "23.00"],
    ago: 120,
    hours: 72,
    share: 40,
    lean: [1, 4, 2],
  },
];

/** Plants the polls with their votes; the newest one is still open. */
export async function plantPolls(ctx: Context, ids: ReadonlyMap<string, string>): Promise<void> {
  const random = seeded(1945);
  for (const { by, text, options, ago, hours, share, lean, multiple = false } of asked) {
    const author = ids.get(by);
    if (!author) continue;
    const { rows } = await sql<{ id: string }>`
      insert into posts (id, thread_id, author_id, text, html, audience, created_at, voters_count)
      select id, id, ${author}, ${text}, ${markUp(text, new Set())}, 'public', at, 0
      from (select next_id(now() - make_interval(hours => ${ago})) as id, now() - make_interval(hours => ${ago}) as at) as made
      returning id`.execute(ctx.db);
    const post = rows[0]?.id ?? "";
    await sql`insert into polls (post_id, multiple, secret, ends_at, ended_at)
      select ${post}, ${multiple}, false, ends, case when ends < now() then ends end
      from (select now() + make_interval(hours => ${hours - ago}) as ends) as lasts`.execute(ctx.db);
    await sql`insert into poll_options (post_id, place, text)
      select ${post}, place, text from unnest(${[...options]}::text[]) with ordinality as t(text, place)`.execute(
      ctx.db,
    );
    const weighted = lean.flatMap((weight, index) => Array.from({ length: weight }, () => index + 1));
    for (const voter of ids.values()) {
      if (voter === author || !random.chance(share / 100)) continue;
      const places = [...new Set([random.pick(weighted), ...(multiple ? [random.pick(weighted)] : [])])].sort();
      await sql`insert into poll_votes (post_id, account_id, multiple, places) values (${post}, ${voter}, ${multiple}, ${places}::smallint[])`.execute(
        ctx.db,
      );
    }
    await sql`update poll_options set votes_count = (select count(*) from poll_votes where poll_votes.post_id = ${post} and place = any(places))
      where post_id = ${post}`.execute(ctx.db);
    await sql`update posts set voters_count = (select count(*) from poll_votes where post_id = ${post}) where id = ${post}`.execute(
      ctx.db,
    );
    await sql`insert into post_tags (post_id, tag) select ${post}, substr(tag, 2) from unnest(${text.match(/#\w+/g) ?? []}::text[]) as tag`.execute(
      ctx.db,
    );
  }
}
