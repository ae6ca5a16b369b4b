import type pg from "pg";
import { askQuestion } from "#modules/deliberation";
import type { House } from "./house.ts";
import { type Kind, send } from "./pages.ts";

/** Every kind of page on which people are asked what they think, and say it. */
export async function questionKinds({ ctx, pool }: House, old: string): Promise<Kind[]> {
  const own = (name: string, path: string, route = path): Kind => ({ name, route, path, as: old });
  const guest = (name: string, path: string, route = path): Kind => ({ name, route, path });
  const asker = await ctx.db.selectFrom("accounts").selectAll().where("handle", "=", old).executeTakeFirstOrThrow();
  await pool.query("update community set guests_vote = true");
  const ask = (title: string, voters: "anyone" | "members") =>
    askQuestion(ctx, asker, {
      draft: {
        title,
        about: "Tiap Minggu pagi jalan di depan pasar macet sampai dua jam.",
        voters,
        closes_at: new Date(Date.now() + 20 * 86_400_000),
        statements: [
          "Jalan pasar sebaiknya satu arah pada hari Minggu.",
          "Pedagang boleh berjualan di bahu jalan.",
          "Parkir motor dipindah ke lapangan.",
        ],
      },
    });
  const open = await ask("Bagaimana sebaiknya jalan pasar diatur?", "anyone");
  const answered = await ask("Kapan sebaiknya posyandu lansia dibuka?", "members");
  const waiting = await fill(pool, answered.id, asker.id);
  const over = await ask("Perlukah lampu jalan di RT 05?", "members");
  await pool.query("update questions set closed_at = now() where id = $1", [over.id]);
  const at = (name: string, { id }: { id: string }, rest: string, query = ""): Kind =>
    own(name, `/questions/${id}${rest}${query}`, `/questions/:id${rest.replace(/\/1\//, "/:number/")}`);
  const wrong = (kind: Kind, form: string, answers = {}): Kind => ({
    ...kind,
    name: `${kind.name}, with mistakes`,
    status: 422,
    act: send(form, answers),
  });
  const asking = own("asking together", "/questions/new");
  const adding = at("adding a statement", answered, "/statements/new");
  const tending = at("looking after a question", answered, "/tend");
  const unanswered = at("looking after a question nobody answered", open, "/tend");
  const translating = at("a statement in other languages", answered, "/statements/1/translations");
  const confirming = own(
    "what is not right yet about a translation",
    `/questions/${answered.id}/statements/1/translations/${waiting}/confirmation`,
    "/questions/:id/statements/:number/translations/:suggestion/confirmation",
  );
  const title = "Perlukah ronda malam diaktifkan lagi?";
  const seeds = {
    statement_1: "Ronda tiap malam.",
    statement_2: "Cukup malam Minggu.",
    statement_3: "Pasang lampu saja.",
  };
  const step = (number: number, answers: Readonly<Record<string, string>>): Kind => ({
    ...own(`asking together, step ${number}`, "/questions/new"),
    act: async (page) => {
      await send("/questions/new/2", { title })(page);
      if (number > 2) await send("/questions/new/3", answers)(page);
      if (number > 3) await send("/questions/new/4")(page);
    },
  });
  return [
    own("what is asked", "/questions"),
    guest("what is asked, for guests", "/questions"),
    { ...own("what was asked", "/questions?over", "/questions") },
    asking,
    wrong(asking, "/questions/new/2"),
    step(2, {}),
    step(3, seeds),
    step(4, seeds),
    at("a question", open, ""),
    guest("a question, for guests", `/questions/${open.id}`, "/questions/:id"),
    at("a question one has answered", answered, ""),
    at("a statement in another language", answered, "", "?s=1&lang=jv"),
    at("a question that is over", over, ""),
    guest("a question for members, for guests", `/questions/${answered.id}`, "/questions/:id"),
    at("statements", answered, "/statements"),
    adding,
    wrong(adding, `/questions/${answered.id}/statements`),
    wrong(adding, `/questions/${answered.id}/statements`, { text: "Parkir motor dipindah ke lapangan saja." }),
    translating,
    wrong(translating, `/questions/${answered.id}/statements/1/translations`),
    confirming,
    wrong(confirming, confirming.path, { says: "not-yet" }),
    at("a statement that is the same as another", answered, "", "?s=5"),
    tending,
    unanswered,
    wrong(unanswered, `/questions/${open.id}/revisions`),
    own("questions of a group", "/groups/posyandu_melati/questions", "/groups/:group/questions"),
  ];
}

/**
 * Every statement answered, one that waits, one that is the same as another, a translation that is shown and two that wait.
 * @returns the one that others than its maker may confirm, whose language the person reads
 */
async function fill(pool: pg.Pool, question: string, person: string): Promise<string> {
  await pool.query(
    "with part as (insert into question_participants (question_id, tier, account_id) values ($1, 'member', $2) returning id) insert into statement_votes (question_id, statement_id, participant_id, vote) select $1, statements.id, part.id, 1 from statements, part where question_id = $1",
    [question, person],
  );
  await pool.query(
    "insert into statements (question_id, number, state, language, text) values ($1, 4, 'waiting', 'id', 'Bongkar muat dibatasi sampai jam enam.')",
    [question],
  );
  await pool.query(
    "insert into statements (question_id, number, state, language, text, same_as_id) select $1, 5, 'out', 'id', 'Minggu sebaiknya satu arah.', id from statements where question_id = $1 and number = 1",
    [question],
  );
  await pool.query("update questions set next_number = 6 where id = $1", [question]);
  for (const [language, state] of [
    ["jv", "approved"],
    ["su", "suggested"],
  ])
    await pool.query(
      "insert into statement_translations (statement_id, language, text, state, made_by) select id, $2, 'Dalan pasar becike siji arah dina Minggu.', $3, $4 from statements where question_id = $1 and number = 1",
      [question, language, state, person],
    );
  await pool.query("update accounts set languages = array['id', 'mad'] where id = $1", [person]);
  const { rows } = await pool.query<{ id: string }>(
    "insert into statement_translations (statement_id, language, text, state) select id, 'mad', 'Jalan pasar lebbi bagus sa-arah.', 'suggested' from statements where question_id = $1 and number = 1 returning id",
    [question],
  );
  const id = rows[0]?.id ?? "";
  await pool.query(
    "insert into translation_confirmations (translation_id, account_id, same, words) select $1, id, false, 'Kurang kata hari Minggu.' from accounts where status = 'active' and id <> $2 order by id limit 1",
    [id, person],
  );
  return id;
}
