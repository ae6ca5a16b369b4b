import { Hono } from "hono";
import { describePictures, keepPictures, pictureFiles } from "#modules/media";
import type { Context } from "#platform/context";
import { Forbidden, NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { demandOf, rowOf } from "../demands/demand-of.ts";
import { acknowledgeDemand } from "./acknowledge-demand.ts";
import { answerDemand } from "./answer-demand.ts";
import { getType } from "./deadlines.ts";
import { declareDone } from "./declare-done.ts";
import { forwardDemand } from "./forward-demand.ts";
import { findOutcome } from "./outcome.ts";
import { findOwnVote, listMilestones } from "./queries.ts";
import { answerForm, forwardForm, isVotedOn, milestoneForm, outcomeForm, reasonForm } from "./rules.ts";
import { setMilestone } from "./set-milestone.ts";
import { findStanding, type Standing } from "./standing.ts";
import { MilestonesPage } from "./views/milestones-page.tsx";
import { OutcomePage } from "./views/outcome-page.tsx";
import { ForwardPage, WithdrawPage, WordsPage } from "./views/step-pages.tsx";
import { voteOnOutcome } from "./vote-on-outcome.ts";
import { withdrawDemand } from "./withdraw-demand.ts";

/** The demand of the address for whoever stands to it so; for others the page is not there to be opened. */
async function demandFor(c: RequestContext, allows: (standing: Standing) => boolean) {
  const row = await rowOf(c);
  if (!allows(await findStanding(c.var.ctx, viewerOf(c), row))) throw new Forbidden();
  return demandOf(c);
}
const forwards = ({ isAuthor, isOrganiser, isModerator }: Standing) => isAuthor || isOrganiser || isModerator;
const affected = ({ isAffected }: Standing) => isAffected;
const authors = ({ isAuthor }: Standing) => isAuthor;
const answers = (standing: Standing) => standing.answers;
const here = (c: RequestContext) => `/demands/${c.req.param("id")}#trail`;

/** Keeps the photo of a form and what it shows. */
const photo = (c: RequestContext) => ({
  files: pictureFiles(c.var.ctx, 1),
  check: async (ctx: Context, { alt }: { alt: string }, uploads: Parameters<typeof keepPictures>[2]) => {
    const pictures = await keepPictures(ctx, viewerOf(c), uploads);
    await describePictures(
      ctx,
      viewerOf(c),
      pictures.map((id) => ({ id, alt })),
    );
    return pictures;
  },
});

async function forwardPage(c: RequestContext, filled: Filled) {
  const demand = await demandFor(c, forwards);
  const needed = demand.kind === "petition" ? (await getType(c.var.ctx, demand.kind)).forward_at : 0;
  return <ForwardPage {...{ shell: c.var.shell, demand, filled, needed }} />;
}
const wordsPage = async (c: RequestContext, filled: Filled, step: "answer" | "done") => (
  <WordsPage shell={c.var.shell} demand={await demandFor(c, answers)} filled={filled} step={step} />
);
async function milestonesPage(c: RequestContext, filled: Filled) {
  const demand = await demandFor(c, answers);
  const milestones = await listMilestones(c.var.ctx, demand);
  const wanted = c.req.param("milestone");
  const chosen = milestones.find(({ id }) => id === wanted);
  if (wanted && !chosen) throw new NotFound();
  return <MilestonesPage {...{ shell: c.var.shell, demand, milestones, filled, chosen }} />;
}
async function outcomePage(c: RequestContext, filled: Filled) {
  const demand = await demandFor(c, affected);
  if (!isVotedOn(demand)) throw new NotFound();
  const [outcome, vote] = await Promise.all([
    findOutcome(c.var.ctx, demand),
    findOwnVote(c.var.ctx, { viewer: viewerOf(c) }, demand),
  ]);
  return <OutcomePage {...{ shell: c.var.shell, demand, outcome, vote, filled }} />;
}
const withdrawPage = async (c: RequestContext, filled: Filled) => (
  <WithdrawPage shell={c.var.shell} demand={await demandFor(c, authors)} filled={filled} />
);
const milestone = (c: RequestContext) =>
  submit(c, {
    schema: milestoneForm,
    run: async (ctx, step) => {
      const wanted = c.req.param("milestone");
      const id = wanted === undefined ? undefined : (readId(wanted) ?? "0");
      await setMilestone(ctx, viewerOf(c), await rowOf(c, ctx), step, id);
      return here(c);
    },
    again: (filled) => milestonesPage(c, filled),
  });

/** Each step of a demand's trail. */
export const trailRoutes = new Hono<Env>()
  .get("/demands/:id/forwarding", member, async (c) => show(c, await forwardPage(c, emptyForm)))
  .post("/demands/:id/forwarding", member, limit("write"), async (c) => {
    await demandFor(c, forwards);
    return submit(c, {
      schema: forwardForm,
      ...photo(c),
      run: async (ctx, { way, words }, pictures) => {
        await forwardDemand(ctx, viewerOf(c), await rowOf(c, ctx), { way, words, pictures });
        return here(c);
      },
      again: (filled) => forwardPage(c, filled),
    });
  })
  .post("/demands/:id/acknowledgement", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await acknowledgeDemand(ctx, viewerOf(c), await rowOf(c, ctx));
      return here(c);
    }),
  )
  .get("/demands/:id/answer", member, async (c) => show(c, await wordsPage(c, emptyForm, "answer")))
  .post("/demands/:id/answer", member, limit("write"), async (c) => {
    await demandFor(c, answers);
    return submit(c, {
      schema: answerForm,
      ...photo(c),
      run: async (ctx, { words }, pictures) => {
        await answerDemand(ctx, viewerOf(c), await rowOf(c, ctx), { words, pictures });
        return here(c);
      },
      again: (filled) => wordsPage(c, filled, "answer"),
    });
  })
  .get("/demands/:id/milestones", member, async (c) => show(c, await milestonesPage(c, emptyForm)))
  .post("/demands/:id/milestones", member, limit("write"), milestone)
  .get("/demands/:id/milestones/:milestone", member, async (c) => show(c, await milestonesPage(c, emptyForm)))
  .post("/demands/:id/milestones/:milestone", member, limit("write"), milestone)
  .get("/demands/:id/done", member, async (c) => show(c, await wordsPage(c, emptyForm, "done")))
  .post("/demands/:id/done", member, limit("write"), async (c) => {
    await demandFor(c, answers);
    return submit(c, {
      schema: answerForm,
      ...photo(c),
      run: async (ctx, { words }, pictures) => {
        await declareDone(ctx, viewerOf(c), await rowOf(c, ctx), { words, pictures });
        return here(c);
      },
      again: (filled) => wordsPage(c, filled, "done"),
    });
  })
  .get("/demands/:id/outcome", member, async (c) => show(c, await outcomePage(c, emptyForm)))
  .post("/demands/:id/outcome", member, limit("write"), async (c) => {
    await demandFor(c, affected);
    return submit(c, {
      schema: outcomeForm,
      run: async (ctx, { done }) => {
        await voteOnOutcome(ctx, { viewer: viewerOf(c) }, await rowOf(c, ctx), done === "yes");
        return here(c);
      },
      again: (filled) => outcomePage(c, filled),
    });
  })
  .get("/demands/:id/withdrawal", member, async (c) => show(c, await withdrawPage(c, emptyForm)))
  .post("/demands/:id/withdrawal", member, limit("write"), async (c) => {
    await demandFor(c, authors);
    return submit(c, {
      schema: reasonForm,
      run: async (ctx, { words }) => {
        await withdrawDemand(ctx, viewerOf(c), await rowOf(c, ctx), words);
        return here(c);
      },
      again: (filled) => withdrawPage(c, filled),
    });
  });
