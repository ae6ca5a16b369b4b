import { Hono } from "hono";
import { findRelationship } from "#modules/accounts";
import { listCards } from "#modules/posts";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import { groupOf, ownGroupOf } from "./group-of.ts";
import { invitationRoutes } from "./invitation-routes.tsx";
import { listTopics } from "./keep-topics.ts";
import { leadRoutes } from "./lead-routes.tsx";
import { membersRoutes } from "./members-routes.tsx";
import { membershipRoutes } from "./membership-routes.tsx";
import { newGroupRoutes } from "./new-group-routes.tsx";
import { groupPostRoutes } from "./post-routes.tsx";
import { findGroups, getGroup, isMember, listGroupsOf } from "./queries.ts";
import { isClosed } from "./rules.ts";
import { groupSource, pinnedSource } from "./sources.ts";
import { AboutPage } from "./views/about-page.tsx";
import { GroupPage } from "./views/group-page.tsx";
import { GroupsPage } from "./views/groups-page.tsx";
import { MembershipPage } from "./views/membership-page.tsx";

/** News knows a group by its number; its page is at its handle. @throws NotFound */
async function toHandle(c: RequestContext, page = ""): Promise<Response> {
  const account = await c.var.ctx.db
    .selectFrom("accounts")
    .select("handle")
    .where("id", "=", readId(c.req.param("id")) ?? "0")
    .where("kind", "=", "group")
    .executeTakeFirst();
  if (!account) throw new NotFound();
  const { handle } = await getGroup(c.var.ctx, c.var.viewer, account.handle);
  return c.redirect(`/groups/${handle}${page}`, 303);
}

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
    const known = new Set(mine.map(({ id }) => id));
    const others = { ...found, entries: found.entries.filter(({ id }) => !known.has(id)) };
    return show(c, <GroupsPage shell={shell} mine={mine} found={others} asked={asked} />);
  })
  .get("/groups/at/:id{[0-9]+}", anyone, (c) => toHandle(c))
  .get("/groups/at/:id{[0-9]+}/:page{members|agreement}", anyone, (c) => toHandle(c, `/${c.req.param("page")}`))
  .route("/", newGroupRoutes)
  .route("/", membershipRoutes)
  .route("/", membersRoutes)
  .route("/", invitationRoutes)
  .route("/", groupPostRoutes)
  .route("/", leadRoutes)
  .get("/groups/:group", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const group = await groupOf(c);
    const before = readId(c.req.query("before")) ?? NEWEST;
    const opens = isMember(group) || !isClosed(group);
    const topics = opens ? await listTopics(ctx, group) : [];
    const topic = topics.find(({ id }) => id === c.req.query("topic"));
    const isFirst = before === NEWEST && !topic;
    const [posts, pinned] = await Promise.all([
      opens ? listCards(ctx, viewer, [groupSource(viewer, group, topic?.id)], before) : undefined,
      opens && isFirst ? listCards(ctx, viewer, [pinnedSource(group)], NEWEST) : undefined,
    ]);
    return show(
      c,
      <GroupPage
        shell={shell}
        group={group}
        posts={posts}
        pinned={pinned?.entries ?? []}
        topics={topics}
        topic={topic}
      />,
    );
  })
  .get("/groups/:group/about", anyone, async (c) => show(c, <AboutPage shell={c.var.shell} group={await groupOf(c)} />))
  .get("/groups/:group/membership", member, async (c) => {
    const group = await ownGroupOf(c);
    const { hidesShares } = await findRelationship(c.var.ctx, viewerOf(c).id, group.id);
    return show(c, <MembershipPage shell={c.var.shell} group={group} quiet={hidesShares} />);
  });
