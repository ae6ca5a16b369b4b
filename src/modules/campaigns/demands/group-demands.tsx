import { Hono } from "hono";
import { GroupHead, getGroup, isClosed, isMember } from "#modules/groups";
import { NotFound } from "#platform/errors";
import type { Env } from "#platform/http/env";
import { anyone } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { Empty } from "#ui/empty";
import { Page } from "#ui/page";
import { Pager } from "#ui/pager";
import { standsBehind } from "../actions/sponsors/queries.ts";
import { listDemands } from "./queries.ts";
import { DemandRow } from "./views/list-page.tsx";
import { words } from "./words.ts";

/** What is asked for in a group, and what it stands behind; in a closed one for its members. */
export const groupDemandRoutes = new Hono<Env>().get("/groups/:group/demands", anyone, async (c) => {
  const { ctx, shell, viewer } = c.var;
  const t = words(shell.reader.locale);
  const group = await getGroup(ctx, viewer, c.req.param("group"));
  if (isClosed(group) && !isMember(group)) throw new NotFound();
  const { entries, older } = await listDemands(ctx, viewer, {
    before: readId(c.req.query("before")),
    where: standsBehind(group),
  });
  return show(
    c,
    <Page shell={shell} title={`${t("demands")} · ${group.name}`} heading="own">
      <GroupHead shell={shell} group={group} current="demands" />
      {entries.length === 0 && <Empty shell={shell} icon="flag" title={t("none")} />}
      <ul class="list">
        {entries.map((demand) => (
          <DemandRow shell={shell} demand={demand} />
        ))}
      </ul>
      {older && <Pager shell={shell} older={`/groups/${group.handle}/demands?before=${older}`} />}
    </Page>,
  );
});
