import { Hono } from "hono";
import type { Env, RequestContext } from "#platform/http/env";
import { press } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import { decideQuote } from "./decide-quote.ts";
import { listEchoes } from "./list-echoes.ts";
import { listQuotes } from "./list-quotes.ts";
import { postOf } from "./named-post.ts";
import { EchoPage, QuotesPage } from "./views/echo-pages.tsx";

const before = (c: RequestContext) => readId(c.req.query("before")) ?? NEWEST;

const decision = (state: Parameters<typeof decideQuote>[3]) => (c: RequestContext) =>
  press(c, async (ctx) => {
    const quote = await postOf(c, ctx);
    await decideQuote(ctx, viewerOf(c), quote, state);
    return `/p/${quote.quoted_id}/quotes#p${quote.id}`;
  });

const echoes = (side: "reactions" | "shares") => async (c: RequestContext) => {
  const { ctx, viewer, shell } = c.var;
  const post = await postOf(c);
  const people = await listEchoes(ctx, viewer, post, side, before(c));
  return show(c, <EchoPage shell={shell} post={post} side={side} people={people} />);
};

/** Who reacted to a post, shared and quoted it; and what its author says to a quote. */
export const quoteRoutes = new Hono<Env>()
  .get("/p/:id/reactions", anyone, echoes("reactions"))
  .get("/p/:id/shares", anyone, echoes("shares"))
  .get("/p/:id/quotes", anyone, async (c) => {
    const { ctx, viewer, shell } = c.var;
    const post = await postOf(c);
    const isMine = viewer?.id === post.author_id;
    const quotes = await listQuotes(ctx, viewer, post, isMine, before(c));
    return show(c, <QuotesPage shell={shell} post={post} quotes={quotes} isMine={isMine} />);
  })
  .post("/p/:id/quote/approval", member, limit("write"), decision("accepted"))
  .post("/p/:id/quote/refusal", member, limit("write"), decision("refused"))
  .post("/p/:id/quote/withdrawal", member, limit("write"), decision("withdrawn"));
