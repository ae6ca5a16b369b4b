import { Hono } from "hono";
import { sql } from "kysely";
import { getGroup, isClosed, isMember, mayOrganise } from "#modules/groups";
import { NotFound } from "#platform/errors";
import type { Env } from "#platform/http/env";
import { anyone } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { listEvents, readPart } from "./queries.ts";
import { GroupEventsPage } from "./views/group-events-page.tsx";

/** What a group meets for: in a closed one for its members alone. */
export const groupEventRoutes = new Hono<Env>().get("/groups/:group/events", anyone, async (c) => {
  const { ctx, shell, viewer } = c.var;
  const group = await getGroup(ctx, viewer, c.req.param("group"));
  if (isClosed(group) && !isMember(group)) throw new NotFound();
  const ofGroup = sql<boolean>`events.group_id = ${group.id}`;
  const events = await listEvents(
    ctx,
    viewer,
    ofGroup,
    readPart((name) => c.req.query(name)),
  );
  const organises = isMember(group) && mayOrganise(group.mine?.role);
  return show(c, <GroupEventsPage shell={shell} group={group} events={events} organises={organises} />);
});
