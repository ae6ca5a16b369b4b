import { Hono } from "hono";
import { Forbidden, NotFound } from "#platform/errors";
import type { Env } from "#platform/http/env";
import { member } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { tendedQuestionOf } from "../../asking/question-of.ts";
import { SMALL } from "../figures/rules.ts";
import { listTexts } from "../queries.ts";
import { readMap } from "../read-map.ts";
import { readSources } from "../read-sources.ts";
import { GrowPage } from "./grow-page.tsx";
import { toDraft } from "./to-draft.ts";

/** A finished map becomes a demand: the draft is made where demands are written. */
export const growRoutes = new Hono<Env>().get("/questions/:id/map/demand", member, async (c) => {
  const { ctx, shell } = c.var;
  const { locale } = shell.reader;
  const question = await tendedQuestionOf(c);
  const drawn = await readMap(ctx, question, "all");
  const sources = await readSources(ctx, shell.drawn, question, drawn);
  if (!drawn || drawn.map.participants < SMALL || sources.people < SMALL) throw new NotFound();
  if (!question.isOver || question.grown_demand_id) throw new Forbidden();
  const texts = await listTexts(ctx, question, drawn.map.statements, locale);
  const address = new URL(`/questions/${question.id}/map`, ctx.config.baseUrl).href;
  const draft = toDraft(locale, { title: question.title, map: drawn.map, sources, texts, address });
  return show(c, <GrowPage shell={shell} question={question} draft={draft} />);
});
