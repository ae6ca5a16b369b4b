import { Hono } from "hono";
import { findLookAlikes, findMovedTo, findRelationship, findRemoteActor, getAccount } from "#modules/accounts";
import { listOrganisationPeople } from "#modules/groups";
import {
  findTies,
  getCard,
  getPost,
  listCards,
  listPinned,
  mayReply,
  type PostCard,
  quieten,
  rowsOf,
} from "#modules/posts";
import { listHighlights, listTellers, StoryRow } from "#modules/stories";
import { findHomeNews, HomeNews } from "#modules/trust";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone, member, viewerOf } from "#platform/http/guards";
import { personPath } from "#platform/http/handle-path";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import type { DrawnFrom } from "#platform/row-versions";
import { NewsTabs } from "#ui/news-tabs";
import { PlaceTabs } from "#ui/place-tabs";
import { askForRest } from "./ask-for-rest.ts";
import { listRoutes } from "./lists/routes.tsx";
import { bookmarkSource, communitySource, homeSources, mentionSource, profileSources } from "./sources.ts";
import { tagRoutes } from "./tag-routes.tsx";
import { findThread } from "./thread.ts";
import { ListPage } from "./views/list-page.tsx";
import { ProfilePage } from "./views/profile-page.tsx";
import { ThreadPage } from "./views/thread-page.tsx";
import { words } from "./words.ts";

const before = (c: RequestContext) => readId(c.req.query("before")) ?? NEWEST;

/** A member's home: those they follow, by time, and an end. */
export async function showHome(c: RequestContext): Promise<Response> {
  const { ctx, shell } = c.var;
  const viewer = viewerOf(c);
  const t = words(shell.reader.locale);
  const isFirst = before(c) === NEWEST;
  const [posts, tellers, news] = await Promise.all([
    listCards(ctx, viewer, homeSources(viewer), before(c)).then((page) => quieten(ctx, viewer, "home", page)),
    isFirst ? listTellers(ctx, viewer) : [],
    isFirst ? findHomeNews(ctx, viewer) : undefined,
  ]);
  const help = (
    <p class="row">
      <a class="btn" href="/people">
        {t("findPeople")}
      </a>
      <a class="btn alt" href="/community">
        {t("seeCommunity")}
      </a>
    </p>
  );
  return show(
    c,
    <ListPage
      shell={shell}
      title={t("home")}
      path="/"
      posts={posts}
      empty={{ icon: "home", title: t("homeEmpty"), help }}
    >
      <PlaceTabs shell={shell} current="home" />
      {news && <HomeNews shell={shell} news={news} />}
      <StoryRow shell={shell} tellers={tellers} />
    </ListPage>,
  );
}

function showProfile(tab: "posts" | "replies") {
  return async (c: RequestContext) => {
    const { ctx, viewer, shell } = c.var;
    const account = await getAccount(ctx, c.req.param("handle")?.slice(1) ?? "", viewer);
    if (account.kind === "group" && !account.host) return c.redirect(`/groups/${account.handle}`, 303);
    const other = viewer?.status === "active" && viewer.id !== account.id ? viewer : undefined;
    const isFirst = tab === "posts" && before(c) === NEWEST;
    const [likes, remote, movedTo, relationship, pinned, posts, highlights, people] = await Promise.all([
      findLookAlikes(ctx, viewer, [account]),
      findRemoteActor(ctx, account),
      findMovedTo(ctx, account),
      other && findRelationship(ctx, other.id, account.id),
      isFirst ? listPinned(ctx, viewer, account.id) : [],
      listCards(ctx, viewer, profileSources(account, tab), before(c)),
      viewer && isFirst ? listHighlights(ctx, viewer, account) : [],
      account.kind === "organization" && !account.host ? listOrganisationPeople(ctx, account) : [],
    ]);
    const named = people.filter(({ shown }) => shown);
    if (!viewer) c.set("drawnFrom", drawnFrom(account, [...pinned, ...posts.entries], named));
    return show(
      c,
      <ProfilePage
        shell={shell}
        account={account}
        viewer={viewer}
        like={likes.get(account.id)}
        remote={remote}
        movedTo={movedTo}
        relationship={relationship}
        pinned={pinned}
        highlights={highlights}
        posts={posts}
        tab={tab}
        people={named}
        mine={people.some(({ id }) => id === viewer?.id)}
      />,
    );
  };
}

/** What a profile is drawn from. The account's own row changes with every post, share and pin of its list. */
function drawnFrom(
  account: { readonly id: string; readonly version: string },
  cards: readonly PostCard[],
  people: readonly { readonly id: string; readonly version: string }[],
): DrawnFrom {
  const { accounts, posts } = rowsOf(cards);
  return {
    accounts: new Map([...accounts, ...[account, ...people].map(({ id, version }) => [id, version] as const)]),
    posts: new Map(posts),
  };
}

/** Lists of posts; they read and never write. */
export const timelinesRoutes = new Hono<Env>()
  .get("/community", anyone, async (c) => {
    const { ctx, viewer, shell, community } = c.var;
    const t = words(shell.reader.locale);
    const found = await listCards(ctx, viewer, [communitySource(viewer)], before(c));
    const posts = await quieten(ctx, viewer, "community", found);
    const hint = t("communityHint", { community: community.name });
    return show(
      c,
      <ListPage
        shell={shell}
        title={t("community")}
        path="/community"
        posts={posts}
        hint={hint}
        index
        empty={{ icon: "around", title: t("communityEmpty") }}
      >
        <PlaceTabs shell={shell} current="around" />
        {before(c) === NEWEST && (
          <p class="row">
            <a href="/demands">{t("demandsHere")}</a> <a href="/events">{t("events")}</a>{" "}
            <a href="/questions">{t("questions")}</a>
          </p>
        )}
      </ListPage>,
    );
  })
  .route("/", tagRoutes)
  .route("/", listRoutes)
  .get("/bookmarks", member, async (c) => {
    const { ctx, shell } = c.var;
    const t = words(shell.reader.locale);
    const posts = await listCards(ctx, viewerOf(c), [bookmarkSource(viewerOf(c))], before(c));
    return show(
      c,
      <ListPage
        shell={shell}
        title={t("bookmarks")}
        path="/bookmarks"
        posts={posts}
        hint={t("bookmarksHint")}
        empty={{ icon: "bookmark", title: t("bookmarksEmpty") }}
      />,
    );
  })
  .get("/mentions", member, async (c) => {
    const { ctx, shell } = c.var;
    const t = words(shell.reader.locale);
    const viewer = viewerOf(c);
    const posts = await listCards(ctx, viewer, [mentionSource(viewer)], before(c));
    return show(
      c,
      <ListPage
        shell={shell}
        title={t("mentions")}
        path="/mentions"
        posts={posts}
        hint={t("mentionsHint")}
        empty={{ icon: "bell", title: t("mentionsEmpty") }}
      >
        <NewsTabs shell={shell} current="mentions" />
      </ListPage>,
    );
  })
  .get("/p/:id", anyone, async (c) => {
    const { ctx, viewer, shell } = c.var;
    const id = readId(c.req.param("id"));
    if (!id) throw new NotFound();
    const post = await getPost(ctx, viewer, id);
    const [card, thread, ties, rest] = await Promise.all([
      getCard(ctx, viewer, id),
      findThread(ctx, viewer, post.thread_id, readId(c.req.query("after")), post.id),
      viewer && findTies(ctx, viewer, post),
      viewer?.status === "active" && askForRest(ctx, post),
    ]);
    const may = ties !== undefined && viewer !== undefined && mayReply(post, { id: viewer.id, ...ties });
    return show(
      c,
      <ThreadPage
        shell={shell}
        post={post}
        author={card.author_name}
        thread={thread}
        mayReply={may}
        locked={ties?.isLocked === true}
        rest={rest}
        baseUrl={ctx.config.baseUrl}
      />,
    );
  })
  .get(personPath, anyone, showProfile("posts"))
  .get(`${personPath}/replies`, anyone, showProfile("replies"));
