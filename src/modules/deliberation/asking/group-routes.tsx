import { Hono } from "hono";
import { sql } from "kysely";
import { getGroup, isClosed, isMember, mayOrganise } from "#modules/groups";
import { NotFound } from "#platform/errors";
import type { Env } from "#platform/http/env";
import { anyone } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { listQuestions } from "./queries.ts";
import { GroupQuestionsPage } from "./views/questions-page.tsx";

/** What is asked in a group: in a closed one for its members alone. */
export const groupQuestionRoutes = new Hono<Env>().get("/groups/:group/questions", anyone, async (c) => {
  const { ctx, shell, viewer } = c.var;
  const group = await getGroup(ctx, viewer, c.req.param("group"));
  if (isClosed(group) && !isMember(group)) throw new NotFound();
  const questions = await listQuestions(ctx, viewer, {
    where: sql<boolean>`questions.group_id = ${group.id}`,
    before: readId(c.req.query("before")),
  });
  const organises = isMember(group) && mayOrganise(group.mine?.role);
  return show(c, <GroupQuestionsPage shell={shell} group={group} questions={questions} organises={organises} />);
});
