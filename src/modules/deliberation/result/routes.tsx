import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import type { Question } from "../asking/queries.ts";
import { questionOf } from "../asking/question-of.ts";
import { readNumber } from "../statements/queries.ts";
import type { Sources } from "./count-sources.ts";
import { SMALL } from "./figures/rules.ts";
import { findStand } from "./find-stand.ts";
import { findGrown } from "./growing/find-grown.ts";
import { growRoutes } from "./growing/routes.tsx";
import { listRows } from "./list-rows.ts";
import { openDataRoutes } from "./open-data/routes.ts";
import { listTexts } from "./queries.ts";
import { readMap, type Whose } from "./read-map.ts";
import { readSources } from "./read-sources.ts";
import { MapPage } from "./views/map-page.tsx";
import { PosterPage } from "./views/poster-page.tsx";
import { TablePage } from "./views/table-page.tsx";

/** A map of members alone is shown beside that of all where both they and the others are enough to be told apart. */
export const hasMembersMap = ({ tiers, people }: Sources): boolean => {
  const members = tiers.told.find(({ name }) => name === "member")?.count ?? 0;
  return members >= SMALL && people - members >= SMALL;
};

const whoseOf = (c: RequestContext, sources: Sources): Whose =>
  c.req.query("of") === "members" && hasMembersMap(sources) ? "members" : "all";

/** The map that was asked for, and where its votes come from. */
async function mapOf(c: RequestContext, question: Question) {
  const { ctx, shell } = c.var;
  const all = await readMap(ctx, question, "all");
  const sources = await readSources(ctx, shell.drawn, question, all);
  const of = whoseOf(c, sources);
  return { of, sources, drawn: of === "all" ? all : await readMap(ctx, question, of) };
}

const addressOf = (c: RequestContext, path: string) => new URL(path, c.var.ctx.config.baseUrl).href;

/** What people think together, for who may see the question. */
export const resultRoutes = new Hono<Env>()
  .get("/questions/:id/map", anyone, async (c) => {
    const { ctx, shell } = c.var;
    const question = await questionOf(c);
    const { of, drawn, sources } = await mapOf(c, question);
    const [texts, standing, grown] = await Promise.all([
      listTexts(ctx, question, drawn?.map.statements ?? [], shell.reader.locale),
      drawn ? findStand(c, question, drawn.map) : undefined,
      findGrown(ctx, c.var.viewer, question),
    ]);
    const hasMembers = hasMembersMap(sources);
    const address = addressOf(c, `/questions/${question.id}/map`);
    const props = { question, of, hasMembers, drawn, sources, texts, grown, address };
    return show(c, <MapPage shell={shell} {...props} stand={standing?.stand} missing={standing?.missing} />);
  })
  .get("/questions/:id/map/statements", anyone, async (c) => {
    const { ctx, shell } = c.var;
    const question = await questionOf(c);
    const { of, drawn, sources } = await mapOf(c, question);
    if (!drawn || drawn.map.participants < SMALL || sources.people < SMALL) throw new NotFound();
    const after = readNumber(c.req.query("after")) ?? 0;
    const { rows, next } = await listRows(ctx, question, drawn.map, shell.reader.locale, after);
    const groups = drawn.map.groups.map(({ id }) => id);
    const told = sources.tiers.told.map(({ name }) => name);
    return show(c, <TablePage shell={shell} {...{ question, of, map: drawn.map, rows, next, groups, told }} />);
  })
  .get("/questions/:id/poster", anyone, async (c) => {
    const question = await questionOf(c);
    const address = addressOf(c, `/questions/${question.id}`);
    return show(c, <PosterPage shell={c.var.shell} question={question} address={address} />);
  })
  .route("/", growRoutes)
  .route("/", openDataRoutes);
