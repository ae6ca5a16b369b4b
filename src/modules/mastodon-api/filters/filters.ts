import { Hono } from "hono";
import { z } from "zod";
import { getPost } from "#modules/posts";
import { type Filter, filterUseCases } from "#modules/trust";
import { NotFound } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import { toFilter, toFilterStatus, toKeyword, toV1Filter } from "../entities/filter.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { id } from "../fields.ts";
import { scope } from "../guards.ts";
import { check, readSent, take } from "../read-sent.ts";
import { idOf } from "../statuses/post-of.ts";
import { filterChange, keywordForm, newFilter, toWish } from "./filter-form.ts";

const read = scope("read:filters");
const write = scope("write:filters");

const filterAt = (c: ApiContext) => filterUseCases.getFilter(c.var.ctx, viewerOf(c), idOf(c));
const tell = async (c: ApiContext, id: string) =>
  answer(c, toFilter(await filterUseCases.getFilter(c.var.ctx, viewerOf(c), id)));
const all = (c: ApiContext) => filterUseCases.listFilters(c.var.ctx, viewerOf(c));

/** The word or post of a filter whose own id stands in the address. @throws NotFound */
async function partAt<Part extends "words" | "posts">(c: ApiContext, part: Part) {
  const wanted = idOf(c);
  for (const filter of await all(c)) {
    const found = (filter[part] as readonly { readonly id: string }[]).find((one) => one.id === wanted);
    if (found) return { filter, found: found as Filter[Part][number] };
  }
  throw new NotFound();
}

async function keep(c: ApiContext, before?: Filter) {
  const { ctx } = c.var;
  const sent = await readSent(c);
  const wish = toWish(check(before ? filterChange : newFilter, sent), before, sent, ctx.now());
  return tell(c, await filterUseCases.keepFilter(ctx, viewerOf(c), wish, before));
}

/** What somebody does not want to read: muted words under a name, with places of their own. */
export const filterGroup = new Hono<ApiEnv>()
  .get("/api/v2/filters", read, async (c) => answer(c, (await all(c)).map(toFilter)))
  .post("/api/v2/filters", write, (c) => keep(c))
  .get("/api/v2/filters/keywords/:id", read, async (c) => answer(c, toKeyword((await partAt(c, "words")).found)))
  .put("/api/v2/filters/keywords/:id", write, async (c) => {
    const { filter, found } = await partAt(c, "words");
    const { keyword, whole_word } = await take(c, keywordForm.partial());
    const change = { id: found.id, word: keyword ?? found.word, whole: whole_word ?? found.whole };
    await filterUseCases.tendFilter(c.var.ctx, viewerOf(c), filter, change);
    return answer(c, toKeyword((await partAt(c, "words")).found));
  })
  .delete("/api/v2/filters/keywords/:id", write, async (c) => {
    const { filter, found } = await partAt(c, "words");
    await filterUseCases.tendFilter(c.var.ctx, viewerOf(c), filter, { id: found.id, gone: true });
    return answer(c, {});
  })
  .get("/api/v2/filters/statuses/:id", read, async (c) => answer(c, toFilterStatus((await partAt(c, "posts")).found)))
  .delete("/api/v2/filters/statuses/:id", write, async (c) => {
    const { filter, found } = await partAt(c, "posts");
    await filterUseCases.unfilterPost(c.var.ctx, filter, found.id);
    return answer(c, toFilterStatus(found));
  })
  .get("/api/v2/filters/:id", read, async (c) => answer(c, toFilter(await filterAt(c))))
  .put("/api/v2/filters/:id", write, async (c) => keep(c, await filterAt(c)))
  .delete("/api/v2/filters/:id", write, async (c) => {
    await filterUseCases.removeFilter(c.var.ctx, viewerOf(c), await filterAt(c));
    return answer(c, {});
  })
  .get("/api/v2/filters/:id/keywords", read, async (c) => answer(c, (await filterAt(c)).words.map(toKeyword)))
  .post("/api/v2/filters/:id/keywords", write, async (c) => {
    const filter = await filterAt(c);
    const { keyword, whole_word } = await take(c, keywordForm);
    await filterUseCases.tendFilter(c.var.ctx, viewerOf(c), filter, { word: keyword, whole: whole_word });
    const plain = filterUseCases.plainWord(keyword);
    const made = (await filterAt(c)).words.find(({ word }) => word === plain);
    if (!made) throw new NotFound();
    return answer(c, toKeyword(made));
  })
  .get("/api/v2/filters/:id/statuses", read, async (c) => answer(c, (await filterAt(c)).posts.map(toFilterStatus)))
  .post("/api/v2/filters/:id/statuses", write, async (c) => {
    const filter = await filterAt(c);
    const { status_id } = await take(c, z.object({ status_id: id }));
    const post = await getPost(c.var.ctx, viewerOf(c), status_id);
    const made = await filterUseCases.filterPost(c.var.ctx, viewerOf(c), filter, post);
    return answer(c, toFilterStatus({ id: made, post_id: post.id }));
  })
  // The older form: each word by itself, to be read.
  .get("/api/v1/filters", read, async (c) =>
    answer(
      c,
      (await all(c)).flatMap((filter) => filter.words.map((word) => toV1Filter(filter, word))),
    ),
  )
  .get("/api/v1/filters/:id", read, async (c) => {
    const { filter, found } = await partAt(c, "words");
    return answer(c, toV1Filter(filter, found));
  });
