import type { Context } from "#platform/context";
import type { Drawn } from "#platform/drawn";
import { countSources, type Sources } from "./count-sources.ts";
import type { DrawnMap } from "./read-map.ts";

/**
 * Where votes come from as of a map's drawing: counted once for each and each day (networks are forgotten), since that looks at everyone who
 * took part. So a page's figures are of one moment as well. Without a map they are counted anew.
 */
export async function readSources(
  ctx: Context,
  drawn: Drawn,
  question: { readonly id: string },
  map: DrawnMap | undefined,
): Promise<Sources> {
  if (!map) return countSources(ctx, question);
  const day = ctx.now().toISOString().slice(0, 10);
  const key = `sources ${question.id} ${map.madeAt.getTime()} ${day}`;
  const kept = drawn.find(key);
  if (kept !== undefined) return JSON.parse(kept) as Sources;
  const sources = await countSources(ctx, question);
  drawn.keep(key, JSON.stringify(sources));
  return sources;
}
