import { Hono } from "hono";
import { Forbidden, Invalid } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { questionOf } from "../asking/question-of.ts";
import { giveBallot, voterOf } from "../voting/ballot.ts";
import { findParticipant } from "../voting/participants.ts";
import { guestsMay } from "../voting/rules.ts";
import { addStatement } from "./add-statement.ts";
import { findAlike } from "./find-alike.ts";
import { listMerged } from "./merge-statement.ts";
import { listStatements, readNumber } from "./queries.ts";
import { statementLimits } from "./rules.ts";
import { statementForm } from "./statement-form.ts";
import { sayIn, wantedLanguages } from "./translations/said-in.ts";
import { AddStatementPage } from "./views/add-statement-page.tsx";
import { StatementsPage } from "./views/statements-page.tsx";

async function addPage(c: RequestContext, filled: Filled) {
  const question = await questionOf(c);
  if (!c.var.viewer && !question.isOver && guestsMay(question)) await giveBallot(c);
  const alike = filled.errors["text"] ? await findAlike(c.var.ctx, question, filled.values["text"] ?? "") : [];
  return <AddStatementPage shell={c.var.shell} question={question} filled={filled} alike={alike} />;
}

/** Statements on one page. */
const SIZE = 50;

async function statementsPage(c: RequestContext) {
  const { ctx, shell } = c.var;
  const question = await questionOf(c);
  const voter = voterOf(c);
  const participant = voter && (await findParticipant(ctx, question, voter));
  const after = readNumber(c.req.query("after")) ?? 0;
  const found = await listStatements(ctx, question, participant, after, SIZE + 1);
  const statements = found.slice(0, SIZE);
  const said = await sayIn(ctx, statements, wantedLanguages(c));
  const later = found.length > SIZE ? statements.at(-1)?.number : undefined;
  const merged = await listMerged(ctx, question, after, later ?? statementLimits.numbers);
  return <StatementsPage {...{ shell, question, statements, said, merged, later, added: c.req.query("added") }} />;
}

/** What people said, by its number, and saying more. */
export const statementRoutes = new Hono<Env>()
  .get("/questions/:id/statements", anyone, async (c) => show(c, await statementsPage(c)))
  .get("/questions/:id/statements/new", anyone, async (c) => show(c, await addPage(c, emptyForm)))
  .post("/questions/:id/statements", anyone, limit("ask"), async (c) => {
    await questionOf(c);
    return submit(c, {
      schema: statementForm,
      run: async (ctx, { sure, ...draft }) => {
        const question = await questionOf(c, ctx);
        const voter = voterOf(c);
        if (!voter) throw new Forbidden({ form: guestsMay(question) ? "noBallot" : "needsAccount" });
        if (!sure && (await findAlike(ctx, question, draft.text)).length > 0)
          throw new Invalid({ text: "statementsAlike" });
        const { number, state } = await addStatement(ctx, question, voter, draft);
        return `/questions/${question.id}/statements?added=${state}${state === "shown" ? `#s${number}` : ""}`;
      },
      again: (filled) => addPage(c, filled),
    });
  });
