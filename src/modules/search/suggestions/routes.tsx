import { Hono } from "hono";
import { getAccount } from "#modules/accounts";
import type { Env } from "#platform/http/env";
import { press } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { dismissSuggestion, findSuggestions, showSuggestions } from "./find-suggestions.ts";
import { SuggestionsPage } from "./page.tsx";

/** People one may know, for those who want to be told. */
export const suggestionRoutes = new Hono<Env>()
  .get("/suggestions", member, async (c) => {
    const viewer = viewerOf(c);
    const found = viewer.suggestions ? await findSuggestions(c.var.ctx, viewer) : undefined;
    return show(c, <SuggestionsPage shell={c.var.shell} suggestions={found} />);
  })
  .post("/suggestions/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await showSuggestions(ctx, viewerOf(c), false);
      return "/suggestions";
    }),
  )
  .post("/suggestions", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await showSuggestions(ctx, viewerOf(c), true);
      return "/suggestions";
    }),
  )
  .post("/suggestions/:handle/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await dismissSuggestion(ctx, viewerOf(c), await getAccount(ctx, c.req.param("handle"), viewerOf(c)));
      return "/suggestions";
    }),
  );
