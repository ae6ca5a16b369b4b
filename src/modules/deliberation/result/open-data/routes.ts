import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { questionOf } from "../../asking/question-of.ts";
import { countSources } from "../count-sources.ts";
import { SMALL } from "../figures/rules.ts";
import { readMapAnew } from "../read-map.ts";
import { readSources } from "../read-sources.ts";
import { listOpenStatements } from "./list-answers.ts";
import { mayReadAnswers } from "./may-read-answers.ts";
import { toStatementsCsv } from "./statements-csv.ts";
import { streamAnswers } from "./stream-answers.ts";
import { toMapJson } from "./to-map-json.ts";

const file = (type: string, name: string) => ({
  "Content-Type": type,
  "Content-Disposition": `attachment; filename="${name}"`,
});

/** The map of all and what may be told of it. @throws NotFound while fewer than five people answered */
async function openMapOf(c: RequestContext) {
  const { ctx, shell } = c.var;
  const question = await questionOf(c);
  const [drawn, statements] = await Promise.all([readMapAnew(ctx, question), listOpenStatements(ctx, question)]);
  const sources = await readSources(ctx, shell.drawn, question, drawn);
  if (!drawn || sources.people < SMALL || drawn.map.participants < SMALL) throw new NotFound();
  return { ...drawn, question, sources, statements };
}

/** What was answered, for everyone who may see the question. */
export const openDataRoutes = new Hono<Env>()
  .get("/questions/:id/votes.csv", anyone, limit("export"), async (c) => {
    const question = await questionOf(c);
    if (!mayReadAnswers(question)) throw new NotFound();
    const { people } = await countSources(c.var.ctx, question);
    if (people < SMALL) throw new NotFound();
    return c.body(
      await streamAnswers(c.var.ctx, question),
      200,
      file("text/csv; charset=utf-8", `jawaban-${question.id}.csv`),
    );
  })
  .get("/questions/:id/statements.csv", anyone, limit("export"), async (c) => {
    const { question, statements, map } = await openMapOf(c);
    return c.body(
      toStatementsCsv(statements, map),
      200,
      file("text/csv; charset=utf-8", `pernyataan-${question.id}.csv`),
    );
  })
  .get("/questions/:id/map.json", anyone, limit("export"), async (c) => {
    const { question, ...about } = await openMapOf(c);
    const url = new URL(`/questions/${question.id}`, c.var.ctx.config.baseUrl).href;
    const json = toMapJson({
      ...about,
      question: { id: question.id, url, title: question.title },
      community: c.var.shell.reader.communityName,
    });
    return c.body(`${JSON.stringify(json, undefined, 1)}\n`, 200, file("application/json", `peta-${question.id}.json`));
  });
