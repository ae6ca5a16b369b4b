import { Hono } from "hono";
import { sql } from "kysely";
import type { Env } from "#platform/http/env";
import { anyone } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { groupQuestionRoutes } from "./group-routes.tsx";
import { isOpen, listQuestions } from "./queries.ts";
import { tendRoutes } from "./tend-routes.tsx";
import { QuestionsPage } from "./views/questions-page.tsx";
import { writingRoutes } from "./writing-routes.tsx";

/** What is asked, asking, and looking after what one asked. */
export const questionRoutes = new Hono<Env>()
  .route("/", groupQuestionRoutes)
  .route("/", writingRoutes)
  .route("/", tendRoutes)
  .get("/questions", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const over = c.req.query("over") !== undefined;
    const where = over ? sql<boolean>`not ${isOpen(ctx)}` : isOpen(ctx);
    const questions = await listQuestions(ctx, viewer, { where, before: readId(c.req.query("before")) });
    return show(c, <QuestionsPage shell={shell} questions={questions} over={over} />);
  });
