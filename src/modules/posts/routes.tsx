import { Hono } from "hono";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { cameFrom } from "#platform/http/back";
import type { Env, RequestContext } from "#platform/http/env";
import { press, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import type { OrganisationLogTable } from "#platform/schema";
import { actAs } from "./act-as.ts";
import { addressOf } from "./address-of.ts";
import { bookmarkPost, removeBookmark } from "./bookmark-post.ts";
import { deletePost } from "./delete-post.ts";
import { draftRoutes } from "./draft-routes.tsx";
import { editPost } from "./edit-post.ts";
import { findGroupToWrite } from "./in-group.ts";
import { isThreadMuted, muteThread, unmuteThread } from "./mute-thread.ts";
import { cardOf, postOf } from "./named-post.ts";
import { pinPost, unpinPost } from "./pin-post.ts";
import { pollRoutes } from "./poll-routes.tsx";
import { countReactions, getCard, getPost, listRevisions, type Post } from "./queries.ts";
import { quoteRoutes } from "./quote-routes.tsx";
import { reactToPost, takeReactionBack } from "./react-to-post.ts";
import { draftForm, longText, postLimits, reactionKinds } from "./rules.ts";
import { sharePost, takeShareBack } from "./share-post.ts";
import { listSpeakers, speakerOf } from "./speakers.ts";
import { tend } from "./tend.ts";
import { AsPage } from "./views/as-page.tsx";
import { MorePage } from "./views/more-page.tsx";
import { DeletePage, EditPage, HistoryPage, SharePage } from "./views/pages.tsx";
import { writingRoutes } from "./writing-routes.tsx";

type Act = (ctx: Context, viewer: ReturnType<typeof viewerOf>, post: Post) => Promise<void>;

/** A button under a post: does one thing with it and stays on the page it was pressed on. */
const deed = (act: Act) => (c: RequestContext) =>
  press(c, async (ctx) => {
    const post = await postOf(c, ctx);
    await act(ctx, viewerOf(c), post);
    return `${cameFrom(c, `/p/${post.id}`)}#p${post.id}`;
  });

/** The same, also in the name of an organisation. */
const deedAs =
  (
    said: OrganisationLogTable["deed"],
    act: (ctx: Context, actor: { readonly id: string }, post: Post) => Promise<void>,
  ) =>
  (c: RequestContext) =>
    press(c, async (ctx, sent) => {
      const post = await postOf(c, ctx);
      await actAs(ctx, viewerOf(c), post, sent["speaker"], said, (actor) => act(ctx, actor, post));
      return `${cameFrom(c, `/p/${post.id}`)}#p${post.id}`;
    });

/** Whether a post is the viewer's, or that of an organisation they have a role in. */
async function isOwn(c: RequestContext, post: { readonly author_id: string }): Promise<boolean> {
  const { ctx, viewer } = c.var;
  return viewer !== undefined && (await speakerOf(ctx, viewer, post)).id === post.author_id;
}

/** The organisations in whose name the viewer may act. */
const speakersOf = async (c: RequestContext) => (c.var.viewer ? listSpeakers(c.var.ctx, c.var.viewer) : []);

export const postsRoutes = new Hono<Env>()
  .route("/", writingRoutes)
  .route("/", draftRoutes)
  .route("/", pollRoutes)
  .route("/", quoteRoutes)
  .get("/p/:id/edit", member, async (c) => {
    const post = await postOf(c);
    if (!(await isOwn(c, post))) throw new NotFound();
    const { text, warning, language, reply_policy, quote_policy } = post;
    return show(
      c,
      <EditPage
        shell={c.var.shell}
        post={post}
        filled={{ values: { text, warning, language, reply_policy, quote_policy }, errors: {} }}
      />,
    );
  })
  .post("/p/:id/revisions", member, limit("publish"), (c) =>
    submit(c, {
      schema: draftForm.omit({ audience: true }).extend({ text: longText(postLimits.text) }),
      run: async (ctx, draft) => {
        const post = await postOf(c, ctx);
        await tend(ctx, viewerOf(c), post, "edited", (speaker) => editPost(ctx, speaker, post, draft));
        return addressOf(post);
      },
      again: async (filled) => <EditPage shell={c.var.shell} post={await postOf(c)} filled={filled} />,
    }),
  )
  .get("/p/:id/history", anyone, async (c) => {
    const post = await postOf(c);
    return show(c, <HistoryPage shell={c.var.shell} post={post} revisions={await listRevisions(c.var.ctx, post)} />);
  })
  .get("/p/:id/share", anyone, async (c) =>
    show(
      c,
      <SharePage
        shell={c.var.shell}
        card={await cardOf(c)}
        speakers={await speakersOf(c)}
        baseUrl={c.var.ctx.config.baseUrl}
      />,
    ),
  )
  .get("/p/:id/as/:organisation", member, async (c) => {
    const post = await postOf(c);
    const speaker = (await speakersOf(c)).find(({ handle }) => handle === c.req.param("organisation"));
    if (!speaker) throw new NotFound();
    const card = await getCard(c.var.ctx, { id: speaker.id, status: "active" }, post.id);
    return show(c, <AsPage shell={c.var.shell} speaker={speaker} card={card} />);
  })
  .post("/p/:id/share", member, limit("write"), deedAs("shared", sharePost))
  .post("/p/:id/share/removal", member, limit("write"), deedAs("unshared", takeShareBack))
  .get("/p/:id/more", anyone, async (c) => {
    const card = await cardOf(c);
    const { ctx, viewer, shell } = c.var;
    const muted = viewer !== undefined && (await isThreadMuted(ctx, viewer, card));
    const group = viewer && card.group_id ? await findGroupToWrite(ctx, viewer, card.group_id) : undefined;
    const counts = await countReactions(ctx, card);
    const tends = group !== undefined && group.role !== "member";
    const own = await isOwn(c, card);
    const speakers = await speakersOf(c);
    return show(c, <MorePage shell={shell} {...{ card, counts, muted, tends, own, speakers }} />);
  })
  .post("/reactions", member, limit("write"), (c) =>
    press(c, async (ctx, sent) => {
      const [verb, id] = (Object.keys(sent).find((name) => /^(like|unlike)\.\d+$/.test(name)) ?? "").split(".");
      const post = await getPost(ctx, c.var.viewer, readId(id) ?? "0");
      if (verb === "like") await reactToPost(ctx, viewerOf(c), post, "like");
      else await takeReactionBack(ctx, viewerOf(c), post);
      return `${cameFrom(c, `/p/${post.id}`)}#p${post.id}`;
    }),
  )
  .post("/p/:id/reaction/removal", member, limit("write"), deedAs("unliked", takeReactionBack))
  .post("/p/:id/reaction/:kind", member, limit("write"), (c) => {
    const kind = reactionKinds.find((known) => known === c.req.param("kind"));
    if (!kind) throw new NotFound();
    return deedAs("liked", (ctx, actor, post) => reactToPost(ctx, actor, post, kind))(c);
  })
  .post("/p/:id/mute", member, limit("write"), deed(muteThread))
  .post("/p/:id/mute/removal", member, limit("write"), deed(unmuteThread))
  .post("/p/:id/bookmark", member, limit("write"), deed(bookmarkPost))
  .post("/p/:id/bookmark/removal", member, limit("write"), deed(removeBookmark))
  .post(
    "/p/:id/pin",
    member,
    limit("write"),
    deed((ctx, viewer, post) => tend(ctx, viewer, post, "pinned", (speaker) => pinPost(ctx, speaker, post))),
  )
  .post(
    "/p/:id/pin/removal",
    member,
    limit("write"),
    deed((ctx, viewer, post) => tend(ctx, viewer, post, "unpinned", (speaker) => unpinPost(ctx, speaker, post))),
  )
  .get("/p/:id/removal", member, async (c) => {
    const card = await cardOf(c);
    if (!(await isOwn(c, card))) throw new NotFound();
    return show(c, <DeletePage shell={c.var.shell} card={card} />);
  })
  .post("/p/:id/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const post = await postOf(c, ctx);
      const { handle } = await speakerOf(ctx, viewerOf(c), post);
      await tend(ctx, viewerOf(c), post, "deleted", (speaker) => deletePost(ctx, speaker, post));
      return post.conversation_id ? `/messages/${post.conversation_id}` : `/@${handle}`;
    }),
  );
