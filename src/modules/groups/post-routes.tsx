import { Hono } from "hono";
import { getCard, getPost, listCards, type Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { Forbidden, NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import { openGroupOf, ownGroupOf } from "./group-of.ts";
import type { Group } from "./queries.ts";
import { hidingForm, mayHelp, mayOrganise } from "./rules.ts";
import { picturesSource } from "./sources.ts";
import { hideFromGroup, lockThread, pinInGroup } from "./tend-post.ts";
import { PicturesPage } from "./views/pictures-page.tsx";
import { TendPage } from "./views/tend-page.tsx";

function idOf(c: RequestContext): string {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return id;
}

type Least = "helper" | "organiser";

/** A post of the group, for those who may decide about it. @throws NotFound for another group's */
async function postIn(c: RequestContext, ctx: Context, least: Least): Promise<{ group: Group; post: Post }> {
  const group = await ownGroupOf(c, ctx);
  const post = await getPost(ctx, viewerOf(c), idOf(c));
  if (post.group_id !== group.id) throw new NotFound();
  if (!(least === "helper" ? mayHelp : mayOrganise)(group.mine?.role))
    throw c.req.method === "POST" ? new Forbidden() : new NotFound();
  return { group, post };
}

async function tendPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const { group, post } = await postIn(c, ctx, "helper");
  const [card, root] = await Promise.all([
    getCard(ctx, viewerOf(c), post.id),
    post.thread_id === post.id ? post : getPost(ctx, viewerOf(c), post.thread_id).catch(() => post),
  ]);
  return (
    <TendPage shell={shell} group={group} post={post} locked={root.locked_at !== null} card={card} filled={filled} />
  );
}

const decide =
  (least: Least, act: (ctx: Context, actor: { readonly id: string }, group: Group, post: Post) => Promise<void>) =>
  (c: RequestContext) =>
    press(c, async (ctx) => {
      const { group, post } = await postIn(c, ctx, least);
      await act(ctx, viewerOf(c), group, post);
      return `/groups/${group.handle}/posts/${post.id}`;
    });

const at = "/groups/:group/posts/:id";

/** What those who lead a group decide about what is said in it; and its pictures, all on one page. */
export const groupPostRoutes = new Hono<Env>()
  .get("/groups/:group/pictures", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const group = await openGroupOf(c);
    const before = readId(c.req.query("before")) ?? NEWEST;
    const posts = await listCards(ctx, viewer, [picturesSource(viewer, group)], before);
    return show(c, <PicturesPage shell={shell} group={group} posts={posts} />);
  })
  .get(at, member, async (c) => show(c, await tendPage(c, emptyForm)))
  .post(
    `${at}/pin`,
    member,
    limit("write"),
    decide("organiser", (ctx, actor, group, post) => pinInGroup(ctx, actor, group, post, true)),
  )
  .post(
    `${at}/pin/removal`,
    member,
    limit("write"),
    decide("organiser", (ctx, actor, group, post) => pinInGroup(ctx, actor, group, post, false)),
  )
  .post(
    `${at}/lock`,
    member,
    limit("write"),
    decide("helper", (ctx, actor, group, post) => lockThread(ctx, actor, group, post, true)),
  )
  .post(
    `${at}/lock/removal`,
    member,
    limit("write"),
    decide("helper", (ctx, actor, group, post) => lockThread(ctx, actor, group, post, false)),
  )
  .post(`${at}/hiding`, member, limit("write"), async (c) => {
    await postIn(c, c.var.ctx, "organiser");
    return submit(c, {
      schema: hidingForm,
      run: async (ctx, { reason }) => {
        const { group, post } = await postIn(c, ctx, "organiser");
        await hideFromGroup(ctx, viewerOf(c), group, post, { on: true, reason });
        return `/groups/${group.handle}`;
      },
      again: (filled) => tendPage(c, filled),
    });
  })
  .post(
    `${at}/hiding/removal`,
    member,
    limit("write"),
    decide("organiser", (ctx, actor, group, post) => hideFromGroup(ctx, actor, group, post, { on: false })),
  );
