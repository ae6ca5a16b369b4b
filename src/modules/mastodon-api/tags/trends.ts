import { Hono } from "hono";
import { postUseCases } from "#modules/posts";
import { tagUseCases } from "#modules/timelines";
import { answer } from "../answer.ts";
import { toStatuses } from "../entities/status.ts";
import { toTags } from "../entities/tag.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { openTo } from "../guards.ts";
import { figureOf } from "../instance/figures.ts";
import { placeOf } from "../paging.ts";

/** So many are counted for guests at once, and kept for some minutes: they all see the same. */
const FOR_GUESTS = 100;
type List = typeof tagUseCases.listTrendingTags;

async function trending(c: ApiContext, name: string, list: List, { size, after }: ReturnType<typeof placeOf>) {
  const { ctx, viewer, kept } = c.var;
  if (viewer) return list(ctx, viewer, size, after);
  const all = await figureOf(kept, name, () => list(ctx, undefined, FOR_GUESTS));
  return all.slice(after, after + size);
}

async function trendingTags(c: ApiContext) {
  const tags = await trending(c, "trending tags", tagUseCases.listTrendingTags, placeOf(c, 10, 20));
  return answer(c, await toTags(c.var, tags));
}

/** What this community talks of. Links are not counted here. */
export const trendGroup = new Hono<ApiEnv>()
  .get("/api/v1/trends", openTo("read:statuses"), trendingTags)
  .get("/api/v1/trends/tags", openTo("read:statuses"), trendingTags)
  .get("/api/v1/trends/statuses", openTo("read:statuses"), async (c) => {
    const ids = await trending(c, "trending posts", tagUseCases.listTrendingPosts, placeOf(c, 20, 40));
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
