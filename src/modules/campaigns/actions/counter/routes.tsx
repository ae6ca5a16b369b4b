import { Hono } from "hono";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import type { Locale } from "#platform/i18n";
import { countSignatures } from "../../signatures/queries.ts";
import { openDemandOf } from "../actionable.ts";
import { CounterPage } from "./counter-page.tsx";
import { drawCounter } from "./draw-counter.ts";

/** Anyone may frame it, and it can do nothing: no script, no form, no cookie is read for it. */
const framePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";
/** Others' caches keep it so long: a page with a thousand readers costs us one request a minute. */
const KEPT = "public, max-age=60";

/** It speaks the demand's language, whoever looks. */
const localeOf = ({ language }: { readonly language: string }): Locale => (language === "en" ? "en" : "id");
const addressOf = (c: RequestContext, { id }: { readonly id: string }) =>
  new URL(`/demands/${id}`, c.var.ctx.config.baseUrl);

/** The counter for other sites, the same for everyone. */
export const counterRoutes = new Hono<Env>()
  .get("/demands/:id/embed", anyone, async (c) => {
    const { ctx, shell, community } = c.var;
    const demand = await openDemandOf(c);
    const reader = {
      ...shell.reader,
      viewer: undefined,
      locale: localeOf(demand),
      theme: "system",
      textSize: 0,
      communityName: community.name,
    } as const;
    const counts = await countSignatures(ctx, demand);
    const { href } = addressOf(c, demand);
    const answer = show(c, <CounterPage shell={{ ...shell, reader }} demand={demand} counts={counts} address={href} />);
    answer.headers.set("Content-Security-Policy", framePolicy);
    answer.headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    answer.headers.set("Cache-Control", KEPT);
    answer.headers.set("Vary", "Accept-Encoding");
    answer.headers.delete("X-Frame-Options");
    return answer;
  })
  .get("/demands/:id/counter.svg", anyone, async (c) => {
    const demand = await openDemandOf(c);
    const { host } = addressOf(c, demand);
    const svg = drawCounter(localeOf(demand), demand.title, await countSignatures(c.var.ctx, demand), host);
    return c.newResponse(svg, 200, {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": KEPT,
      Vary: "Accept-Encoding",
    });
  });
