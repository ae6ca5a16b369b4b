import { Hono } from "hono";
import { z } from "zod";
import { line } from "#modules/accounts";
import { postUseCases } from "#modules/posts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { getQuestionElsewhere } from "./question-elsewhere.ts";
import { listSuggested, statementLength, suggestElsewhere, takeStatementBack } from "./suggest-elsewhere.ts";
import { SuggestPage } from "./views/suggest-page.tsx";

const suggestForm = z.object({
  text: line(statementLength).refine((text) => text.length > 0, "required"),
  language: z.enum(postUseCases.postLanguages, "unknownChoice").default("id"),
});

function questionIn(c: RequestContext, ctx: Context = c.var.ctx) {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return getQuestionElsewhere(ctx, c.var.viewer, id, c.var.shell.reader.locale);
}

async function page(c: RequestContext, filled: Filled) {
  const question = await questionIn(c);
  const mine = await listSuggested(c.var.ctx, viewerOf(c), question.post);
  return <SuggestPage shell={c.var.shell} question={question} mine={mine} filled={filled} />;
}

/** Saying what is not yet said in a question of another server. */
export const suggestRoutes = new Hono<Env>()
  .get("/p/:id/statements", member, async (c) => show(c, await page(c, emptyForm)))
  .post("/p/:id/statements", member, limit("ask"), async (c) => {
    await questionIn(c);
    return submit(c, {
      schema: suggestForm,
      run: async (ctx, suggested) => {
        const question = await questionIn(c, ctx);
        await suggestElsewhere(ctx, viewerOf(c), question, suggested);
        return `/p/${question.post.id}/statements`;
      },
      again: (filled) => page(c, filled),
    });
  })
  .post("/p/:id/statements/:statement/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const question = await questionIn(c, ctx);
      await takeStatementBack(ctx, viewerOf(c), question, readId(c.req.param("statement")) ?? "0");
      return `/p/${question.post.id}/statements`;
    }),
  );
