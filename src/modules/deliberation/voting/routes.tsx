import { Hono } from "hono";
import { z } from "zod";
import { line } from "#modules/accounts";
import { Forbidden, Invalid } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { afterCounting, anyone, limitBeside } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { questionOf } from "../asking/question-of.ts";
import { languages } from "../asking/rules.ts";
import { findMerged } from "../statements/merge-statement.ts";
import { getStatement, readNumber } from "../statements/queries.ts";
import { listLanguages } from "../statements/translations/queries.ts";
import { sayIn, wantedLanguages } from "../statements/translations/said-in.ts";
import { giveBallot, voterOf } from "./ballot.ts";
import { castVote } from "./cast-vote.ts";
import { findNextStatement, findProgress } from "./next-statement.ts";
import { findParticipant } from "./participants.ts";
import { guestsMay, votes, whyNot } from "./rules.ts";
import { QuestionPage } from "./views/question-page.tsx";

const voteForm = z.object({
  statement: line(5),
  vote: z.enum(Object.keys(votes) as (keyof typeof votes)[], "unknownChoice"),
  /** The language chosen on the page. */
  lang: z.enum([...languages, ""], "unknownChoice").default(""),
});

const guest = { tier: "guest", token: "", origin: Buffer.alloc(8) } as const;

/** A question, and one statement of it to answer: the next of one's own, or the one that was chosen (`?s=3`). */
async function questionPage(c: RequestContext, filled: Filled) {
  const { ctx, shell, viewer } = c.var;
  const question = await questionOf(c);
  const isGuest = !viewer && !question.isOver && guestsMay(question);
  const known = !isGuest || (await giveBallot(c));
  const voter = voterOf(c);
  const participant = voter && (await findParticipant(ctx, question, voter));
  const seed = voter?.tier === "guest" ? voter.token : (viewer?.id ?? "");
  const named = readNumber(c.req.query("s") ?? filled.values["statement"]);
  const merged = named ? await findMerged(ctx, question, named) : undefined;
  const chosen = merged?.other ?? named;
  const [statement, progress, spoken] = await Promise.all([
    chosen
      ? getStatement(ctx, question, chosen, participant).catch(() => undefined)
      : findNextStatement(ctx, question, participant, seed),
    findProgress(ctx, question, participant),
    listLanguages(ctx, question),
  ]);
  const why = isGuest ? (known ? undefined : "tooManyBallots") : whyNot(question, voter ?? guest);
  const said = statement && (await sayIn(ctx, [statement], wantedLanguages(c))).get(statement.id);
  const lang = c.req.query("lang") ?? "";
  const address = new URL(`/questions/${question.id}`, ctx.config.baseUrl).href;
  return (
    <QuestionPage {...{ shell, question, statement, merged, said, progress, spoken, lang, why, filled, address }} />
  );
}

/** Answering, one statement after the other. A vote is what it is however often it arrives, so no answer is kept for it. */
export const voteRoutes = new Hono<Env>()
  .get("/questions/:id", anyone, async (c) => show(c, await questionPage(c, emptyForm)))
  .post("/questions/:id/votes", anyone, limitBeside("vote"), (c) =>
    submit(c, {
      schema: voteForm,
      repeatable: true,
      run: async (ctx, { statement, vote, lang }) => {
        const question = await afterCounting(c, questionOf(c, ctx));
        const voter = voterOf(c);
        if (!voter) throw new Forbidden({ form: guestsMay(question) ? "noBallot" : "needsAccount" });
        const number = readNumber(statement);
        if (!number) throw new Invalid({ form: "statementGone" });
        await castVote(ctx, question, voter, { number }, votes[vote]);
        return `/questions/${question.id}${lang && `?lang=${lang}`}`;
      },
      again: (filled) => questionPage(c, filled),
    }),
  );
