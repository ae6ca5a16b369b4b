import { Hono } from "hono";
import { z } from "zod";
import { line } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { getQuestionElsewhere, statementOf } from "./question-elsewhere.ts";
import { OpinionPage } from "./views/opinion-page.tsx";
import { takeVoteBack, voteElsewhere } from "./vote-elsewhere.ts";

const votes = { agree: 1, disagree: -1, pass: 0 } as const;
const voteForm = z.object({
  statement: line(5),
  vote: z.enum(Object.keys(votes) as (keyof typeof votes)[], "unknownChoice"),
});
const readNumber = (text: string | undefined) => (text && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined);

function questionIn(c: RequestContext, ctx: Context = c.var.ctx) {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return getQuestionElsewhere(ctx, c.var.viewer, id, c.var.shell.reader.locale);
}

/** The next statement the reader has not answered, or the one they chose (`?s=3`). */
async function page(c: RequestContext, filled: Filled) {
  const question = await questionIn(c);
  const chosen = readNumber(c.req.query("s") ?? filled.values["statement"]);
  const statement = question.statements.find(({ number, mine }) => (chosen ? number === chosen : !mine));
  return <OpinionPage shell={c.var.shell} question={question} statement={statement} filled={filled} />;
}

/** Answering what somebody at another server asks many: one statement after the other. */
export const opinionRoutes = new Hono<Env>()
  .get("/p/:id/opinions", member, async (c) => show(c, await page(c, emptyForm)))
  .post("/p/:id/opinions", member, limit("vote"), async (c) => {
    await questionIn(c);
    return submit(c, {
      schema: voteForm,
      repeatable: true,
      run: async (ctx, { statement, vote }) => {
        const question = await questionIn(c, ctx);
        const number = readNumber(statement);
        const found = question.statements.find((one) => one.number === number);
        if (!found) throw new Invalid({ form: "statementGone" });
        await voteElsewhere(ctx, viewerOf(c), question, found, votes[vote]);
        return `/p/${question.post.id}/opinions`;
      },
      again: (filled) => page(c, filled),
    });
  })
  .post("/p/:id/opinions/:number/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const question = await questionIn(c, ctx);
      const number = readNumber(c.req.param("number"));
      await takeVoteBack(ctx, viewerOf(c), question, statementOf(question, number ?? 0));
      return `/p/${question.post.id}/opinions`;
    }),
  );
