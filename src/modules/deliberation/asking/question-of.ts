import type { Context } from "#platform/context";
import { Forbidden, NotFound } from "#platform/errors";
import type { RequestContext } from "#platform/http/env";
import { readId } from "#platform/paging";
import { getQuestion, type Question } from "./queries.ts";

/** The question of an address, for whoever may see it. @throws NotFound */
export async function questionOf(c: RequestContext, ctx: Context = c.var.ctx): Promise<Question> {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return getQuestion(ctx, c.var.viewer, id);
}

/** The same for who looks after it: whoever asked, the organisers of its group, moderators. @throws NotFound, or Forbidden for others */
export async function tendedQuestionOf(c: RequestContext, ctx: Context = c.var.ctx): Promise<Question> {
  const question = await questionOf(c, ctx);
  if (!question.tends) throw new Forbidden();
  return question;
}
