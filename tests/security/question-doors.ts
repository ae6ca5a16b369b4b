import type { Person, World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** A question of Siti's and one of somebody else's, each with one statement, since all are dressed up alike in some tests. */
export type QuestionStage = Awaited<ReturnType<typeof setQuestions>>;

export async function setQuestions(world: World, siti: Person, tono: Person) {
  const asks = async (person: Person, title: string) => {
    const { rows } = await world.pool.query<{ id: string }>(
      "insert into questions (author_id, title, about, next_number) values ($1, $2, 'Tiap pekan macet', 2) returning id",
      [person.account.id, title],
    );
    const id = rows[0]?.id ?? "";
    await world.pool.query(
      "insert into statements (question_id, number, is_seed, state, language, text) values ($1, 1, true, 'shown', 'id', 'Satu arah saja')",
      [id],
    );
    return id;
  };
  const mine = await asks(siti, "Jalan pasar diatur bagaimana?");
  const suggests = async (language: string) => {
    const { rows } = await world.pool.query<{ id: string }>(
      "insert into statement_translations (statement_id, language, text, state, made_by) select id, $2, 'Siji arah', 'suggested', $3 from statements where question_id = $1 returning id",
      [mine, language, tono.account.id],
    );
    return rows[0]?.id ?? "";
  };
  await world.pool.query("update accounts set languages = '{id,en}' where id = $1", [siti.account.id]);
  return {
    mine,
    theirs: await asks(tono, "Posyandu hari apa?"),
    suggested: [await suggests("jv"), await suggests("su"), await suggests("en")],
  };
}

/** Asking, answering, saying more. */
export function questionDoors({ siti, questions }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const theirs = `/questions/${questions.theirs}`;
  const own = `/questions/${questions.mine}`;
  const [first = "", second = "", third = ""] = questions.suggested.map(
    (id) => `${own}/statements/1/translations/${id}`,
  );
  const asking = {
    title: "Pasar buka hari apa?",
    about: "Sekarang hanya Minggu",
    group: "",
    demand: "",
    language: "id",
    statement_1: "Hari Minggu saja",
    statement_2: "Tiap hari",
    statement_3: "Rabu dan Minggu",
    voters: "members",
    joined_before: "on",
    more: "wait",
    closes: "2027-06-01",
  };
  return {
    "POST /questions": mine("/questions", asking),
    "POST /questions/new/:step": mine("/questions/new/4", asking),
    "POST /questions/:id/decisions": mine(`${own}/decisions`, { statement: "1", decision: "about-people", same: "" }),
    "POST /questions/:id/revisions": mine(`${own}/revisions`, { title: "Jalan pasar bagaimana?", about: "Macet" }),
    "POST /questions/:id/end": mine(`${own}/end`),
    "POST /questions/:id/end/removal": mine(`${own}/end/removal`),
    "POST /questions/:id/statements/:number/translations": mine(`${theirs}/statements/1/translations`, {
      language: "jv",
      text: "Siji arah wae",
    }),
    "POST /questions/:id/statements/:number/translations/:suggestion/approval": mine(`${first}/approval`),
    "POST /questions/:id/statements/:number/translations/:suggestion/refusal": mine(`${second}/refusal`),
    "POST /questions/:id/statements/:number/translations/:suggestion/confirmation": mine(`${third}/confirmation`, {
      says: "not-yet",
      words: "Kurang satu kata",
    }),
    "POST /questions/:id/votes": mine(`${theirs}/votes`, { statement: "1", vote: "agree", lang: "jv" }),
    "POST /questions/:id/statements": mine(`${theirs}/statements`, {
      text: "Pagi lebih baik",
      language: "id",
      sure: "on",
    }),
  };
}

/** What only who looks after a question does to it. */
export const writesOfHosts: readonly string[] = [
  "POST /questions/:id/decisions",
  "POST /questions/:id/revisions",
  "POST /questions/:id/end",
  "POST /questions/:id/end/removal",
  "POST /questions/:id/statements/:number/translations/:suggestion/approval",
  "POST /questions/:id/statements/:number/translations/:suggestion/refusal",
];

/** Addresses of questions that hold no post. */
export const questionPostFree: readonly string[] = [
  ...writesOfHosts,
  "GET /questions/new",
  "GET /questions/new/:step",
  "POST /questions/new/:step",
  "GET /questions/:id/tend",
  "GET /questions/:id/statements/:number/translations",
  "POST /questions/:id/statements/:number/translations",
  "GET /questions/:id/statements/:number/translations/:suggestion/confirmation",
  "POST /questions/:id/statements/:number/translations/:suggestion/confirmation",
  "POST /questions",
  "POST /questions/:id/votes",
  "GET /questions/:id/statements",
  "GET /questions/:id/statements/new",
  "POST /questions/:id/statements",
];

const ours = "ACL-19 what is asked in a closed group is seen by its members alone, on every page";
export const questionsHeldElsewhere: Readonly<Record<string, string>> = {
  "GET /questions": ours,
  "GET /questions/:id": ours,
  "GET /groups/:group/questions": ours,
};

/** What becomes of the columns of text that belong to questions. */
export const questionColumns = {
  "opinion_maps.anew": "ours",
  "opinion_maps.of": "choice",
  "opinion_maps.priorities": "ours",
  "opinion_maps.result": "ours",
  "question_participants.tier": "choice",
  "questions.about": "bait",
  "questions.language": "choice",
  "questions.statements_from": "choice",
  "questions.title": "bait",
  "questions.voters": "choice",
  "statement_translations.language": "choice",
  "statement_translations.state": "choice",
  "statement_translations.text": "bait",
  "statements.language": "choice",
  "statements.state": "choice",
  "statements.text": "bait",
  "statements.uri": "unseen",
  "translation_confirmations.words": "bait",
  "voices_set_aside.deed": "choice",
} as const;
