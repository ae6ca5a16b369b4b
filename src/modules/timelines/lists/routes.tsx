import { Hono } from "hono";
import { z } from "zod";
import { line } from "#modules/accounts";
import { listCards, quieten } from "#modules/posts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import { listFollowedTags } from "../follow-tag.ts";
import { ListPage } from "../views/list-page.tsx";
import { words } from "../words.ts";
import {
  addToList,
  deleteList,
  getList,
  type List,
  listLimits,
  listLists,
  listMembers,
  listSource,
  makeList,
  removeFromList,
} from "./lists.ts";
import { ListPeoplePage, ListsPage } from "./pages.tsx";

const listForm = z.object({ name: line(listLimits.name).refine((name) => name.length > 0, "required") });
const memberForm = z.object({
  handle: line(31).transform((handle) => handle.replace(/^@/, "").toLowerCase()),
});

function listOf(c: RequestContext, ctx: Context = c.var.ctx): Promise<List> {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return getList(ctx, viewerOf(c), id);
}

async function listsPage(c: RequestContext, filled: Filled) {
  const [lists, tags] = await Promise.all([
    listLists(c.var.ctx, viewerOf(c)),
    listFollowedTags(c.var.ctx, viewerOf(c)),
  ]);
  return <ListsPage shell={c.var.shell} lists={lists} tags={tags} filled={filled} />;
}

async function peoplePage(c: RequestContext, filled: Filled) {
  const list = await listOf(c);
  const people = await listMembers(c.var.ctx, viewerOf(c), list);
  return <ListPeoplePage shell={c.var.shell} list={list} people={people} filled={filled} />;
}

/** Lists of people, each with its own timeline; for their owner alone. */
export const listRoutes = new Hono<Env>()
  .get("/lists", member, async (c) => show(c, await listsPage(c, emptyForm)))
  .post("/lists", member, limit("write"), (c) =>
    submit(c, {
      schema: listForm,
      run: async (ctx, { name }) => `/lists/${await makeList(ctx, viewerOf(c), name)}/people`,
      again: (filled) => listsPage(c, filled),
    }),
  )
  .get("/lists/:id", member, async (c) => {
    const { ctx, shell } = c.var;
    const viewer = viewerOf(c);
    const t = words(shell.reader.locale);
    const list = await listOf(c);
    const before = readId(c.req.query("before")) ?? NEWEST;
    const found = await listCards(ctx, viewer, [listSource(viewer, list)], before);
    const posts = await quieten(ctx, viewer, "home", found);
    const people = (
      <p>
        <a class="btn alt" href={`/lists/${list.id}/people`}>
          {t("listPeople")}
        </a>
      </p>
    );
    return show(
      c,
      <ListPage
        shell={shell}
        title={list.name}
        path={`/lists/${list.id}`}
        posts={posts}
        empty={{ icon: "followers", title: t("listEmpty") }}
      >
        {people}
      </ListPage>,
    );
  })
  .get("/lists/:id/people", member, async (c) => show(c, await peoplePage(c, emptyForm)))
  .post("/lists/:id/people", member, limit("write"), async (c) => {
    await listOf(c);
    return submit(c, {
      schema: memberForm,
      run: async (ctx, { handle }) => {
        const list = await listOf(c, ctx);
        await addToList(ctx, viewerOf(c), list, handle);
        return `/lists/${list.id}/people`;
      },
      again: (filled) => peoplePage(c, filled),
    });
  })
  .post("/lists/:id/people/:handle/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const list = await listOf(c, ctx);
      await removeFromList(ctx, list, c.req.param("handle"));
      return `/lists/${list.id}/people`;
    }),
  )
  .post("/lists/:id/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await deleteList(ctx, await listOf(c, ctx));
      return "/lists";
    }),
  );
