import { Hono } from "hono";
import { Invalid, NotFound } from "#platform/errors";
import type { Env } from "#platform/http/env";
import { press } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { LONGEST_WORDS, readFilter } from "../filter.ts";
import { followSearch, listFollowedSearches, unfollowSearch } from "./followed-searches.ts";
import { SearchesPage } from "./searches-page.tsx";

/** What members want to hear of as soon as somebody asks for it. */
export const followingRoutes = new Hono<Env>()
  .get("/demands/searches", member, async (c) => {
    const searches = await listFollowedSearches(c.var.ctx, viewerOf(c));
    return show(c, <SearchesPage shell={c.var.shell} searches={searches} />);
  })
  .post("/demands/searches", member, limit("write"), (c) =>
    press(c, async (ctx, sent) => {
      const said = (name: string) => (typeof sent[name] === "string" ? sent[name] : undefined);
      if ((said("q") ?? "").length > LONGEST_WORDS) throw new Invalid({ form: "tooLong" });
      const chosen = readFilter(said);
      await followSearch(ctx, viewerOf(c), chosen);
      return "/demands/searches";
    }),
  )
  .post("/demands/searches/:id/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const id = readId(c.req.param("id"));
      if (!id) throw new NotFound();
      await unfollowSearch(ctx, viewerOf(c), id);
      return "/demands/searches";
    }),
  );
