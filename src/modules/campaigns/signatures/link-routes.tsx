import { Hono } from "hono";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { getDemandRow } from "../demands/queries.ts";
import { findOutcome } from "../trail/outcome.ts";
import { findOwnVote } from "../trail/queries.ts";
import { isAskedByDoor, isVotedOn, outcomeForm } from "../trail/rules.ts";
import { OutcomePage } from "../trail/views/outcome-page.tsx";
import { voteOnOutcome } from "../trail/vote-on-outcome.ts";
import { confirmSignature } from "./confirm-signature.ts";
import { findLinked } from "./links.ts";
import { whyClosed } from "./rules.ts";
import { todayOf } from "./today.ts";
import { LinkOverPage, LinkPage } from "./views/link-pages.tsx";
import { withdrawByLink } from "./withdraw-signature.ts";

const SECRET = ":secret{[\\w-]{43,63}}";
const secretOf = (c: RequestContext) => c.req.param("secret") ?? "";

/** What a link in a mail is about. Of a demand that everybody may not see any more it says nothing. */
async function findAsked(c: RequestContext, ctx: Context = c.var.ctx) {
  const linked = await findLinked(ctx, secretOf(c));
  if (!linked) return undefined;
  const demand = await getDemandRow(ctx, undefined, linked.demand_id).catch((error: unknown) => {
    if (error instanceof NotFound) return undefined;
    throw error;
  });
  return demand && { linked, demand };
}

/** A signature that is asked whether it was really done. @throws NotFound for every other */
async function getVoter(c: RequestContext, ctx: Context = c.var.ctx) {
  const asked = await findAsked(c, ctx);
  const signature = asked?.linked.signature;
  if (!asked || !signature || !isVotedOn(asked.demand) || !isAskedByDoor(signature, asked.demand)) throw new NotFound();
  return { demand: asked.demand, voter: { signatureId: signature.id } };
}

async function outcomePage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const { demand, voter } = await getVoter(c);
  const [outcome, vote] = await Promise.all([findOutcome(ctx, demand), findOwnVote(ctx, voter, demand)]);
  return <OutcomePage {...{ shell, demand, outcome, vote, filled }} action={`/signature/${secretOf(c)}/outcome`} />;
}

/** Where the link in a mail leads: whoever holds it confirms the signature, sees it, or takes it back. No cookie is asked. */
export const linkRoutes = new Hono<Env>()
  .get(`/signature/${SECRET}`, anyone, async (c) => {
    const asked = await findAsked(c);
    if (!asked) return show(c, <LinkOverPage shell={c.var.shell} />, 404);
    const { demand, linked } = asked;
    const closed = whyClosed(demand, todayOf(c.var.ctx));
    const isVoter = isVotedOn(demand) && linked.signature !== undefined && isAskedByDoor(linked.signature, demand);
    return show(c, <LinkPage {...{ shell: c.var.shell, ...asked, closed, isVoter }} secret={secretOf(c)} />);
  })
  .post(`/signature/${SECRET}`, anyone, limit("sign"), (c) =>
    press(c, async (ctx) => {
      const asked = await findAsked(c, ctx);
      if (!asked) throw new NotFound();
      if (!asked.linked.signature) await confirmSignature(ctx, asked.demand, secretOf(c));
      return `/signature/${secretOf(c)}`;
    }),
  )
  .post(`/signature/${SECRET}/removal`, anyone, limit("sign"), (c) =>
    press(c, async (ctx) => {
      const asked = await findAsked(c, ctx);
      if (!asked?.linked.signature) throw new NotFound();
      await withdrawByLink(ctx, asked.linked.signature);
      return `/signature/${secretOf(c)}`;
    }),
  )
  .get(`/signature/${SECRET}/outcome`, anyone, async (c) => show(c, await outcomePage(c, emptyForm)))
  .post(`/signature/${SECRET}/outcome`, anyone, limit("sign"), async (c) => {
    await getVoter(c);
    return submit(c, {
      schema: outcomeForm,
      run: async (ctx, { done }) => {
        const { demand, voter } = await getVoter(c, ctx);
        await voteOnOutcome(ctx, voter, demand, done === "yes");
        return `/signature/${secretOf(c)}`;
      },
      again: (filled) => outcomePage(c, filled),
    });
  });
