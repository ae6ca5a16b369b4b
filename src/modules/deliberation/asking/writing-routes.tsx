import { Hono } from "hono";
import { findOrganised, listOrganised } from "#modules/groups";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, readForm, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { type Asking, askQuestion, mustEndSoon } from "./ask-question.ts";
import { checkVoters } from "./check-voters.ts";
import { findDemandToAsk } from "./demand-to-ask.ts";
import { questionForm, type Step, stepFields, stepOf } from "./question-form.ts";
import { readSeeds } from "./seeds.ts";
import { NewQuestionPage } from "./views/new-question-page.tsx";

async function newPage(c: RequestContext, step: Step, filled: Filled) {
  const { ctx, shell, community } = c.var;
  const [groups, demand] = await Promise.all([
    listOrganised(ctx, viewerOf(c)),
    findDemandToAsk(ctx, viewerOf(c), filled.values["demand"] ?? ""),
  ]);
  const about = { shell, step, filled, groups, demand, guestsVote: community.guests_vote };
  return <NewQuestionPage {...about} />;
}

/** What is wrong with the answers to the steps before this one. */
async function complaintsAbout(c: RequestContext, ctx: Context, step: Step, sent: unknown) {
  const asked = new Set<string>(stepFields.slice(0, step - 1).flat());
  const parsed = questionForm(c.var.shell.reader.timeZone).safeParse(sent);
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error?.issues ?? [])
    if (asked.has(String(path[0]))) errors[String(path[0])] ??= message;
  if (!parsed.data || Object.keys(errors).length > 0) return errors;
  return complaintsAboutWhole(c, ctx, step, parsed.data);
}

async function complaintsAboutWhole(c: RequestContext, ctx: Context, step: Step, { draft, group }: Asking) {
  try {
    if (step > 2) readSeeds(draft.statements);
    if (step > 3) {
      const found = group ? await findOrganised(ctx, viewerOf(c), group) : undefined;
      checkVoters(draft, { group: found, guestsVote: c.var.community.guests_vote });
      mustEndSoon(ctx, draft.closes_at);
    }
    return {};
  } catch (error) {
    if (error instanceof Invalid) return error.fields;
    throw error;
  }
}

/** Asking, step by step. Nothing is kept on the server until the last. */
export const writingRoutes = new Hono<Env>()
  .get("/questions/new", member, async (c) => {
    const { group = "", demand = "" } = c.req.query();
    const values = { group: group.slice(0, 30), demand: readId(demand) ?? "" };
    return show(c, await newPage(c, 1, { ...emptyForm, values }));
  })
  .get("/questions/new/:step{[1-4]}", member, (c) => c.redirect("/questions/new", 303))
  .post("/questions/new/:step{[1-4]}", member, limit("ask"), async (c) => {
    const step = Number(c.req.param("step")) as Step;
    const sent = await readForm(c, []);
    const values = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, String(value)]));
    const errors = await complaintsAbout(c, c.var.ctx, step, sent);
    const isWrong = Object.keys(errors).length > 0;
    return show(c, await newPage(c, isWrong ? stepOf(errors) : step, { values, errors }), isWrong ? 422 : 200);
  })
  .post("/questions", member, limit("publish"), (c) =>
    submit(c, {
      schema: questionForm(c.var.shell.reader.timeZone),
      run: async (ctx, asking) => `/questions/${(await askQuestion(ctx, viewerOf(c), asking)).id}`,
      again: (filled) => newPage(c, stepOf(filled.errors), filled),
    }),
  );
