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
  return { mine: await asks(siti, "Jalan pasar diatur bagaimana?"), theirs: await asks(tono, "Posyandu hari apa?") };
}

/** Asking, answering, saying more. */
export function questionDoors({ siti, questions }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const theirs = `/questions/${questions.theirs}`;
  return {
    "POST /questions": mine("/questions", {
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
      statements: "wait",
      closes: "2027-06-01",
    }),
    "POST /questions/:id/votes": mine(`${theirs}/votes`, { statement: "1", vote: "agree" }),
    "POST /questions/:id/statements": mine(`${theirs}/statements`, { text: "Pagi lebih baik", language: "id" }),
  };
}

/** What only who looks after a question does to it. */
export const writesOfHosts: readonly string[] = [];

/** Addresses of questions that hold no post. */
export const questionPostFree: readonly string[] = [
  "GET /questions/new",
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
} as const;
