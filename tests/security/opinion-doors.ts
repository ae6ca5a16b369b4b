import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** The writes of answering what people of other servers ask many. */
export function opinionDoors({ siti, remote }: Stage): Record<string, Door> {
  const at = `/p/${remote.questionPostId}/opinions`;
  const said = `/p/${remote.questionPostId}/statements`;
  return {
    "POST /p/:id/opinions": { by: siti, path: at, fields: { statement: "1", vote: "agree" } },
    "POST /p/:id/opinions/:number/removal": { by: siti, path: `${at}/2/removal`, fields: {} },
    "POST /p/:id/statements": { by: siti, path: said, fields: { text: "Sungai dibersihkan bersama", language: "id" } },
    "POST /p/:id/statements/:statement/removal": {
      by: siti,
      path: `${said}/${remote.statementId}/removal`,
      fields: {},
    },
  };
}

const sameMinds = "A question of another server is read and answered by exactly those who see its post";
const sameList = "The statements of a question are read by other servers where its post is, and nowhere else";

/** Addresses that show what a post asks many; with the test that holds them to who may see it. */
export const opinionsHeldElsewhere: Readonly<Record<string, string>> = {
  "GET /p/:id/opinions": sameMinds,
  "POST /p/:id/opinions": sameMinds,
  "POST /p/:id/opinions/:number/removal": sameMinds,
  "GET /ap/posts/:id/statements": sameList,
  "GET /p/:id/statements": sameMinds,
  "POST /p/:id/statements": sameMinds,
  "POST /p/:id/statements/:statement/removal": sameMinds,
};

/** What becomes of the columns of text of questions at other servers, and of what is said of them and of ours by name. */
export const opinionColumns = {
  "opinions_elsewhere.state": "choice",
  "opinions_elsewhere.uri": "unseen",
  "remote_questions.statements_from": "unseen",
  "remote_questions.title": "bait",
  "remote_questions.uri": "ours",
  "remote_statements.language": "choice",
  "remote_statements.text": "bait",
  "remote_statements.translations": "unseen",
  "remote_statements.uri": "unseen",
  "spoken_votes.said_by": "unseen",
  "statements_elsewhere.language": "choice",
  "statements_elsewhere.reason": "choice",
  "statements_elsewhere.state": "choice",
  "statements_elsewhere.text": "bait",
} as const;
