import { listCards, type Source } from "#modules/posts";
import { answer } from "../answer.ts";
import { toStatuses } from "../entities/status.ts";
import type { ApiContext } from "../env.ts";
import { linkOn, rangeOf } from "../paging.ts";

/** Answers with one page of the posts in these sources. */
export async function tellPosts(c: ApiContext, sources: readonly Source[]): Promise<Response> {
  const { ctx, viewer } = c.var;
  const range = rangeOf(c);
  const { entries } = await listCards(ctx, viewer, sources, range);
  linkOn(
    c,
    entries.map(({ entry_id }) => entry_id),
    range,
  );
  return answer(c, await toStatuses(c.var, entries));
}
