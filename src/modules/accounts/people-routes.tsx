import { Hono } from "hono";
import type { Context } from "#platform/context";
import type { Env, RequestContext, Viewer } from "#platform/http/env";
import { press, submit } from "#platform/http/form";
import { administrator, anyone, limit, member, viewerOf } from "#platform/http/guards";
import { personPath } from "#platform/http/handle-path";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { answerFollowRequest } from "./answer-follow-request.ts";
import { followAccount } from "./follow-account.ts";
import { communityForm } from "./forms.ts";
import { editCommunity } from "./found-community.ts";
import { hideShares } from "./hide-shares.ts";
import { findLookAlikes } from "./look-alikes/find-look-alikes.ts";
import { findRelationship, getAccount, listFollowRequests, listFollows, listPeople } from "./queries.ts";
import { type Account, maySee } from "./rules.ts";
import { unfollowAccount } from "./unfollow-account.ts";
import { CommunityPage } from "./views/community-pages.tsx";
import { FollowsPage, PeoplePage, RequestsPage } from "./views/list-pages.tsx";

/** A button on a profile: does one thing about that person and returns to the profile. */
function aboutPerson(act: (ctx: Context, viewer: Viewer, account: Account) => Promise<unknown>) {
  return (c: RequestContext) =>
    press(c, async (ctx) => {
      const account = await getAccount(ctx, c.req.param("handle") ?? "", viewerOf(c));
      await act(ctx, viewerOf(c), account);
      return `/@${account.handle}`;
    });
}

function answer(decision: "accept" | "decline") {
  return (c: RequestContext) =>
    press(c, async (ctx) => {
      const asker = await getAccount(ctx, c.req.param("handle") ?? "", viewerOf(c));
      await answerFollowRequest(ctx, viewerOf(c), asker, decision);
      return "/follow-requests";
    });
}

/** Who follows whom is seen by those its owner chose. */
function follows(side: "followers" | "following") {
  return async (c: RequestContext) => {
    const { ctx, viewer, shell } = c.var;
    const account = await getAccount(ctx, c.req.param("handle")?.slice(1) ?? "", viewer);
    const isFollower =
      viewer !== undefined && (await findRelationship(ctx, viewer.id, account.id)).following === "accepted";
    const people = maySee(account.follows_seen_by, account, viewer, isFollower)
      ? await listFollows(ctx, account, side, viewer, readId(c.req.query("before")))
      : undefined;
    return show(c, <FollowsPage shell={shell} account={account} side={side} people={people} />);
  };
}

/** People and how they stand to each other; whom administrators let in. */
export const peopleRoutes = new Hono<Env>()
  .get("/people", anyone, limit("search"), async (c) => {
    const asked = (name: string) => (c.req.query(name) ?? "").replaceAll("\0", "").toWellFormed().trim().slice(0, 60);
    const search = { words: asked("q"), place: asked("place"), skill: asked("skill") };
    const people = await listPeople(c.var.ctx, c.var.viewer, { ...search, before: readId(c.req.query("before")) });
    return show(c, <PeoplePage shell={c.var.shell} people={people} search={search} />);
  })
  .get(`${personPath}/followers`, anyone, follows("followers"))
  .get(`${personPath}/following`, anyone, follows("following"))
  .post("/people/:handle/follow", member, limit("write"), aboutPerson(followAccount))
  .post("/people/:handle/follow/removal", member, limit("write"), aboutPerson(unfollowAccount))
  .post(
    "/people/:handle/hidden-shares",
    member,
    limit("write"),
    aboutPerson((ctx, viewer, account) => hideShares(ctx, viewer, account, true)),
  )
  .post(
    "/people/:handle/hidden-shares/removal",
    member,
    limit("write"),
    aboutPerson((ctx, viewer, account) => hideShares(ctx, viewer, account, false)),
  )
  .get("/follow-requests", member, async (c) => {
    const askers = await listFollowRequests(c.var.ctx, viewerOf(c));
    const likes = await findLookAlikes(c.var.ctx, viewerOf(c), askers);
    return show(c, <RequestsPage shell={c.var.shell} askers={askers} likes={likes} />);
  })
  .post("/follow-requests/:handle/approval", member, limit("write"), answer("accept"))
  .post("/follow-requests/:handle/refusal", member, limit("write"), answer("decline"))
  .get("/admin/community", administrator, (c) => {
    const { name, ...rest } = c.var.community;
    const { description, locale, time_zone, sign_up, pictures } = rest;
    const values = { community: name, description, locale, time_zone, sign_up, pictures };
    return show(
      c,
      <CommunityPage shell={c.var.shell} filled={{ values, errors: {} }} saved={c.req.query("saved") !== undefined} />,
    );
  })
  .post("/admin/community", administrator, limit("write"), (c) =>
    submit(c, {
      schema: communityForm,
      run: async (ctx, { community, ...choices }) => {
        await editCommunity(ctx, { ...choices, name: community });
        return "/admin/community?saved";
      },
      again: (filled) => <CommunityPage shell={c.var.shell} filled={filled} saved={false} />,
    }),
  );
