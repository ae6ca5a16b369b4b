import { listCards, postUseCases, type Source } from "#modules/posts";
import { compress } from "#platform/http/respond";
import type { Range } from "#platform/paging";
import { keep, mostKept } from "../entities/kept.ts";
import { toStatuses } from "../entities/status.ts";
import type { ApiContext } from "../env.ts";
import { linkOn, rangeOf } from "../paging.ts";

/**
 * Answers with one page of the posts in these sources. An answer that is asked for again is kept, with a print of all it was
 * made from. Each time it is asked of the database whether the print is still the same, so it is never older than the
 * request. Whoever mutes words gets theirs made anew: words are looked for in every post.
 */
export async function tellPosts(c: ApiContext, sources: readonly Source[]): Promise<Response> {
  const { kept, viewer } = c.var;
  const range = rangeOf(c);
  const key = `${viewer?.id ?? ""} ${c.req.url.slice(0, 600)} ${codingOf(c)}`;
  if (viewer?.mutes_words || c.req.url.length > 600) return make(c, sources, range, "", key);
  const before = kept.lists.get(key);
  if (!kept.lists.has(key)) {
    keep(kept.lists, key, undefined, mostKept.lists);
    return make(c, sources, range, "", key);
  }
  const ask = () => postUseCases.findPagePrint(c.var.ctx, viewer, sources, range);
  const print = viewer ? await ask() : await kept.askPrint({ key, ask });
  if (before?.print !== print) return make(c, sources, range, print, key);
  keep(kept.lists, key, before, mostKept.lists);
  return c.newResponse(before.body, 200, before.headers);
}

const codingOf = (c: ApiContext) => /\bbr\b|\bgzip\b/.exec(c.req.header("Accept-Encoding") ?? "")?.[0] ?? "";

async function make(c: ApiContext, sources: readonly Source[], range: Range, print: string, key: string) {
  const { ctx, viewer, kept } = c.var;
  const { entries } = await listCards(ctx, viewer, sources, range);
  linkOn(
    c,
    entries.map(({ entry_id }) => entry_id),
    range,
  );
  const [coding, packed] = compress(JSON.stringify(await toStatuses(c.var, entries)), codingOf(c), true);
  const body = typeof packed === "string" ? new TextEncoder().encode(packed) : packed;
  const link = c.res.headers.get("Link");
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    ...(coding && { "Content-Encoding": coding }),
    ...(link && { Link: link }),
  };
  if (print) keep(kept.lists, key, { print, body, headers }, mostKept.lists);
  return c.newResponse(body, 200, headers);
}
