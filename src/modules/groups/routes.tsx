import { Hono } from "hono";
import { findRelationship } from "#modules/accounts";
import { listCards } from "#modules/posts";
import type { Env } from "#platform/http/env";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import { groupOf, ownGroupOf } from "./group-of.ts";
import { membershipRoutes } from "./membership-routes.tsx";
import { newGroupRoutes } from "./new-group-routes.tsx";
import { findGroups, isMember, listGroupsOf } from "./queries.ts";
import { isClosed } from "./rules.ts";
import { groupSource } from "./sources.ts";
import { AboutPage } from "./views/about-page.tsx";
import { GroupPage } from "./views/group-page.tsx";
import { GroupsPage } from "./views/groups-page.tsx";
import { MembershipPage } from "./views/membership-page.tsx";

/** Groups: finding them, reading them, coming in and going. */
export const groupsRoutes = new Hono<Env>()
  .get("/groups", anyone, limit("search"), async (c) => {
    const { ctx, shell, viewer } = c.var;
    const asked = (c.req.query("q") ?? "").replaceAll("\0", "").toWellFormed().trim().slice(0, 60);
    const before = readId(c.req.query("before"));
    const [mine, found] = await Promise.all([
      viewer?.status === "active" && !before && !asked ? listGroupsOf(ctx, viewer) : [],
      findGroups(ctx, asked, before),
    ]);
    return show(c, <GroupsPage shell={shell} mine={mine} found={found} asked={asked} />);
  })
  .route("/", newGroupRoutes)
  .route("/", membershipRoutes)
  .get("/groups/:group", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const group = await groupOf(c);
    const before = readId(c.req.query("before")) ?? NEWEST;
    const opens = isMember(group) || !isClosed(group);
    const posts = opens ? await listCards(ctx, viewer, [groupSource(viewer, group)], before) : undefined;
    return show(c, <GroupPage shell={shell} group={group} posts={posts} />);
  })
  .get("/groups/:group/about", anyone, async (c) => show(c, <AboutPage shell={c.var.shell} group={await groupOf(c)} />))
  .get("/groups/:group/membership", member, async (c) => {
    const group = await ownGroupOf(c);
    const { hidesShares } = await findRelationship(c.var.ctx, viewerOf(c).id, group.id);
    return show(c, <MembershipPage shell={c.var.shell} group={group} quiet={hidesShares} />);
  });
