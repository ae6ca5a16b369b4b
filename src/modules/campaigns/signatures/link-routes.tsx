import { Hono } from "hono";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { press } from "#platform/http/form";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { getDemandRow } from "../demands/queries.ts";
import { confirmSignature } from "./confirm-signature.ts";
import { findLinked } from "./links.ts";
import { whyClosed } from "./rules.ts";
import { todayOf } from "./today.ts";
import { LinkOverPage, LinkPage } from "./views/link-pages.tsx";
import { withdrawByLink } from "./withdraw-signature.ts";

const SECRET = ":secret{[\\w-]{43}}";
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

/** Where the link in a mail leads: whoever holds it confirms the signature, sees it, or takes it back. No cookie is asked. */
export const linkRoutes = new Hono<Env>()
  .get(`/signature/${SECRET}`, anyone, async (c) => {
    const asked = await findAsked(c);
    if (!asked) return show(c, <LinkOverPage shell={c.var.shell} />, 404);
    const closed = whyClosed(asked.demand, todayOf(c.var.ctx));
    return show(c, <LinkPage shell={c.var.shell} {...asked} secret={secretOf(c)} closed={closed} />);
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
  );
