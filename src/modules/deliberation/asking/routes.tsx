import { Hono } from "hono";
import { sql } from "kysely";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { askQuestion } from "./ask-question.ts";
import { groupQuestionRoutes } from "./group-routes.tsx";
import { findDemandToAsk, listGroupsToAsk } from "./place-to-ask.ts";
import { isOpen, listQuestions } from "./queries.ts";
import { questionForm } from "./question-form.ts";
import { NewQuestionPage } from "./views/new-question-page.tsx";
import { QuestionsPage } from "./views/questions-page.tsx";

async function newPage(c: RequestContext, filled: Filled) {
  const { ctx, shell, community } = c.var;
  const [groups, demand] = await Promise.all([
    listGroupsToAsk(ctx, viewerOf(c)),
    findDemandToAsk(ctx, viewerOf(c), filled.values["demand"] ?? ""),
  ]);
  return (
    <NewQuestionPage shell={shell} filled={filled} groups={groups} demand={demand} guestsVote={community.guests_vote} />
  );
}

/** What is asked, and asking. */
export const questionRoutes = new Hono<Env>()
  .route("/", groupQuestionRoutes)
  .get("/questions", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const over = c.req.query("over") !== undefined;
    const where = over ? sql<boolean>`not ${isOpen(ctx)}` : isOpen(ctx);
    const questions = await listQuestions(ctx, viewer, { where, before: readId(c.req.query("before")) });
    return show(c, <QuestionsPage shell={shell} questions={questions} over={over} />);
  })
  .get("/questions/new", member, async (c) => {
    const { group = "", demand = "" } = c.req.query();
    return show(
      c,
      await newPage(c, { ...emptyForm, values: { group: group.slice(0, 30), demand: readId(demand) ?? "" } }),
    );
  })
  .post("/questions", member, limit("publish"), (c) =>
    submit(c, {
      schema: questionForm(c.var.shell.reader.timeZone),
      run: async (ctx, asking) => `/questions/${(await askQuestion(ctx, viewerOf(c), asking)).id}`,
      again: (filled) => newPage(c, filled),
    }),
  );
