import { Hono } from "hono";
import { z } from "zod";
import { line } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Forbidden, NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { questionOf, tendedQuestionOf } from "../../asking/question-of.ts";
import { languages, questionLimits } from "../../asking/rules.ts";
import { getStatement, readNumber } from "../queries.ts";
import { NotYetPage } from "../views/not-yet-page.tsx";
import { TranslationsPage } from "../views/translations-page.tsx";
import { confirmTranslation, mayConfirm, sayings } from "./confirm-translation.ts";
import { decideTranslation } from "./decide-translation.ts";
import { listTranslations, listWaitingFor } from "./queries.ts";
import { suggestTranslation } from "./suggest-translation.ts";

const translationForm = z.object({
  language: z.enum(languages, "unknownChoice"),
  text: line(questionLimits.translation).refine((text) => text.length > 0, "required"),
});

const confirmationForm = z.object({
  says: z.enum(sayings, "unknownChoice"),
  words: line(questionLimits.translation).default(""),
});

async function statementOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const question = await questionOf(c, ctx);
  const number = readNumber(c.req.param("number"));
  if (!number) throw new NotFound();
  return { question, statement: await getStatement(ctx, question, number) };
}

async function translationsPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const { question, statement } = await statementOf(c);
  const translations = await listTranslations(ctx, statement);
  const suggested = c.var.viewer ? await listSuggestions(c, ctx) : [];
  const sent = c.req.query("sent") !== undefined;
  return <TranslationsPage {...{ shell, question, statement, translations, suggested, filled, sent }} />;
}

/** What waits of a statement, for members, and whether they may say something about it. */
async function listSuggestions(c: RequestContext, ctx: Context) {
  const [{ question, statement }, viewer] = [await statementOf(c, ctx), viewerOf(c)];
  const suggested = await listWaitingFor(ctx, statement, viewer);
  return suggested.map((one) => ({ ...one, may: mayConfirm(question, viewer, one) }));
}

async function notYetPage(c: RequestContext, filled: Filled) {
  const suggestion = (await listSuggestions(c, c.var.ctx)).find(({ id }) => id === c.req.param("suggestion"));
  if (!suggestion) throw new NotFound();
  if (!suggestion.may) throw new Forbidden();
  const at = `/questions/${c.req.param("id")}/statements/${suggestion.number}/translations`;
  return <NotYetPage shell={c.var.shell} path={at} suggestion={suggestion} filled={filled} />;
}

function decide(yes: boolean) {
  return (c: RequestContext) =>
    press(c, async (ctx) => {
      const question = await tendedQuestionOf(c, ctx);
      const id = readId(c.req.param("suggestion"));
      if (!id) throw new NotFound();
      await decideTranslation(ctx, viewerOf(c), question, id, yes);
      return `/questions/${question.id}/tend`;
    });
}

const path = "/questions/:id/statements/:number/translations";

/** A statement in the languages people put it into. */
export const translationRoutes = new Hono<Env>()
  .get(path, anyone, async (c) => show(c, await translationsPage(c, emptyForm)))
  .post(path, member, limit("write"), async (c) => {
    await statementOf(c);
    return submit(c, {
      schema: translationForm,
      run: async (ctx, draft) => {
        const { question, statement } = await statementOf(c, ctx);
        await suggestTranslation(ctx, viewerOf(c), question, statement, draft);
        return `/questions/${question.id}/statements/${statement.number}/translations${question.tends ? "" : "?sent"}`;
      },
      again: (filled) => translationsPage(c, filled),
    });
  })
  .get(`${path}/:suggestion/confirmation`, member, async (c) => show(c, await notYetPage(c, emptyForm)))
  .post(`${path}/:suggestion/confirmation`, member, limit("write"), async (c) => {
    await statementOf(c);
    return submit(c, {
      schema: confirmationForm,
      run: async (ctx, confirmation) => {
        const { question, statement } = await statementOf(c, ctx);
        const id = readId(c.req.param("suggestion"));
        if (!id) throw new NotFound();
        await confirmTranslation(ctx, viewerOf(c), question, id, confirmation);
        return `/questions/${question.id}/statements/${statement.number}/translations?said`;
      },
      again: (filled) => notYetPage(c, filled),
    });
  })
  .post(`${path}/:suggestion/approval`, member, limit("write"), decide(true))
  .post(`${path}/:suggestion/refusal`, member, limit("write"), decide(false));
