import { Hono } from "hono";
import { postUseCases } from "#modules/posts";
import { tagUseCases } from "#modules/timelines";
import { answer } from "../answer.ts";
import { toStatuses } from "../entities/status.ts";
import { toTags } from "../entities/tag.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { openTo } from "../guards.ts";
import { placeOf } from "../paging.ts";

async function trendingTags(c: ApiContext) {
  const { size, after } = placeOf(c, 10, 20);
  return answer(c, await toTags(c.var, await tagUseCases.listTrendingTags(c.var.ctx, c.var.viewer, size, after)));
}

/** What this community talks of. Links are not counted here. */
export const trendGroup = new Hono<ApiEnv>()
  .get("/api/v1/trends", openTo("read:statuses"), trendingTags)
  .get("/api/v1/trends/tags", openTo("read:statuses"), trendingTags)
  .get("/api/v1/trends/statuses", openTo("read:statuses"), async (c) => {
    const { size, after } = placeOf(c, 20, 40);
    const ids = await tagUseCases.listTrendingPosts(c.var.ctx, c.var.viewer, size, after);
    const cards = await postUseCases.findCards(c.var.ctx, c.var.viewer, ids);
    return answer(
      c,
      await toStatuses(
        c.var,
        ids.flatMap((id) => cards.get(id) ?? []),
      ),
    );
  })
  .get("/api/v1/trends/links", openTo("read:statuses"), (c) => answer(c, []));
