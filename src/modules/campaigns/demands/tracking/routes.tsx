import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import { readSecretCookie } from "#platform/http/cookies";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { daysLate, findCalendar } from "../../trail/deadlines.ts";
import { findOwnVote } from "../../trail/queries.ts";
import { isVotedOn, outcomeForm, reasonForm } from "../../trail/rules.ts";
import { showTrail } from "../../trail/show-trail.ts";
import { WithdrawPage } from "../../trail/views/step-pages.tsx";
import { voteOnOutcome } from "../../trail/vote-on-outcome.ts";
import { withdrawDemand } from "../../trail/withdraw-demand.ts";
import { getDemand } from "../queries.ts";
import { findTracked, getByKey } from "./find-tracked.ts";
import { OwnOutcomePage, OwnReportPage, TrackPage } from "./pages.tsx";
import { readTracking } from "./tracking-number.ts";

function keyOf(c: RequestContext): string {
  const key = c.req.param("secret") ?? "";
  if (!/^[\w-]{43}$/.test(key)) throw new NotFound();
  return key;
}
const ownOf = (c: RequestContext, ctx = c.var.ctx) => getByKey(ctx, keyOf(c));
const pathOf = (c: RequestContext) => `/reports/by/${keyOf(c)}`;

async function ownPage(c: RequestContext, key: string, isNew: boolean) {
  const { ctx, shell } = c.var;
  const demand = await getByKey(ctx, key);
  const trail = await showTrail(ctx, undefined, demand);
  return <OwnReportPage {...{ shell, demand, trail, isNew }} link={`${ctx.config.baseUrl.origin}/reports/by/${key}`} />;
}
async function outcomePage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const demand = await ownOf(c);
  if (!isVotedOn(demand)) throw new NotFound();
  const [trail, vote] = await Promise.all([
    showTrail(ctx, undefined, demand),
    findOwnVote(ctx, { byKey: true }, demand),
  ]);
  return <OwnOutcomePage {...{ shell, demand, trail, vote, filled }} path={pathOf(c)} />;
}
const withdrawPage = async (c: RequestContext, filled: Filled) => (
  <WithdrawPage
    shell={c.var.shell}
    demand={{ ...(await ownOf(c)), addressee_name: null }}
    filled={filled}
    action={`${pathOf(c)}/withdrawal`}
  />
);

/** How what one asked for stands, by number or by key, without an account. */
export const trackingRoutes = new Hono<Env>()
  .get("/track", anyone, limit("track"), async (c) => {
    const { ctx, shell, viewer } = c.var;
    const typed = (c.req.query("number") ?? "").slice(0, 40);
    const tracking = readTracking(typed);
    const found = tracking ? await findTracked(ctx, tracking) : undefined;
    const late = found ? daysLate(found.demand.due_at, ctx.now(), await findCalendar(ctx)) : 0;
    const mayOpen = found
      ? await getDemand(ctx, viewer, found.demand.id).then(
          () => true,
          () => false,
        )
      : false;
    return show(c, <TrackPage {...{ shell, typed, found, late, mayOpen }} />);
  })
  .get("/reports/mine", anyone, async (c) => {
    const key = readSecretCookie(c, "report");
    if (!key) return c.redirect("/track", 303);
    return show(c, await ownPage(c, key, true));
  })
  .get("/reports/by/:secret", anyone, limit("track"), async (c) => show(c, await ownPage(c, keyOf(c), false)))
  .get("/reports/by/:secret/outcome", anyone, async (c) => show(c, await outcomePage(c, emptyForm)))
  .post("/reports/by/:secret/outcome", anyone, limit("ask"), async (c) => {
    await ownOf(c);
    return submit(c, {
      schema: outcomeForm,
      run: async (ctx, { done }) => {
        await voteOnOutcome(ctx, { byKey: true }, await ownOf(c, ctx), done === "yes");
        return pathOf(c);
      },
      again: (filled) => outcomePage(c, filled),
    });
  })
  .get("/reports/by/:secret/withdrawal", anyone, async (c) => show(c, await withdrawPage(c, emptyForm)))
  .post("/reports/by/:secret/withdrawal", anyone, limit("ask"), async (c) => {
    await ownOf(c);
    return submit(c, {
      schema: reasonForm,
      run: async (ctx, { words }) => {
        await withdrawDemand(ctx, undefined, await ownOf(c, ctx), words);
        return pathOf(c);
      },
      again: (filled) => withdrawPage(c, filled),
    });
  });
