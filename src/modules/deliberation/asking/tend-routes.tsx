import { Hono } from "hono";
import { z } from "zod";
import { line } from "#modules/accounts";
import { Invalid } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { decideStatement, decisions } from "../statements/decide-statement.ts";
import { mergeStatement } from "../statements/merge-statement.ts";
import { listWaiting, readNumber } from "../statements/queries.ts";
import { listSuggested } from "../statements/translations/queries.ts";
import { changeQuestion, hasVotes } from "./change-question.ts";
import { closeQuestion, reopenQuestion } from "./close-question.ts";
import { revisionForm } from "./question-form.ts";
import { tendedQuestionOf } from "./question-of.ts";
import { TendPage } from "./views/tend-page.tsx";

const decisionForm = z.object({
  statement: line(5),
  decision: z.enum([...decisions, "same"], "unknownChoice"),
  same: line(5).default(""),
});

async function tendPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const question = await tendedQuestionOf(c);
  const [waiting, suggested, voted] = await Promise.all([
    listWaiting(ctx, question),
    listSuggested(ctx, question),
    hasVotes(ctx, question),
  ]);
  return <TendPage {...{ shell, question, waiting, suggested, voted, filled }} />;
}

/** What whoever looks after a question does with it. */
export const tendRoutes = new Hono<Env>()
  .get("/questions/:id/tend", member, async (c) => show(c, await tendPage(c, emptyForm)))
  .post("/questions/:id/decisions", member, limit("write"), async (c) => {
    await tendedQuestionOf(c);
    return submit(c, {
      schema: decisionForm,
      run: async (ctx, { statement, decision, same }) => {
        const question = await tendedQuestionOf(c, ctx);
        const number = readNumber(statement);
        if (!number) throw new Invalid({ statement: "statementUnknown" });
        if (decision === "same") await mergeStatement(ctx, viewerOf(c), question, number, readNumber(same));
        else await decideStatement(ctx, viewerOf(c), question, number, decision);
        return `/questions/${question.id}/tend`;
      },
      again: (filled) => tendPage(c, filled),
    });
  })
  .post("/questions/:id/revisions", member, limit("write"), async (c) => {
    await tendedQuestionOf(c);
    return submit(c, {
      schema: revisionForm,
      run: async (ctx, draft) => {
        const question = await tendedQuestionOf(c, ctx);
        await changeQuestion(ctx, question, draft);
        return `/questions/${question.id}`;
      },
      again: (filled) => tendPage(c, filled),
    });
  })
  .post("/questions/:id/end", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const question = await tendedQuestionOf(c, ctx);
      await closeQuestion(ctx, question);
      return `/questions/${question.id}/tend`;
    }),
  )
  .post("/questions/:id/end/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const question = await tendedQuestionOf(c, ctx);
      await reopenQuestion(ctx, question);
      return `/questions/${question.id}/tend`;
    }),
  );
