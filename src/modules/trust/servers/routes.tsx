import { Hono } from "hono";
import { Invalid, NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { administrator, anyone, limit, may, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { isTrustedWith } from "#platform/permissions";
import { changeFederation, decideServer, decideServers, freeServer } from "./decide-server.ts";
import { readPolicyCsv, toPolicyCsv } from "./policy-csv.ts";
import { listPolicies, listServerLists, listSuggestions } from "./queries.ts";
import { listForm, modeForm, pasteForm, policyForm, readHost, serverLimits } from "./rules.ts";
import { answerSuggestion, followServerList, leaveServerList } from "./server-lists.ts";
import { type Part, ServersDesk } from "./views/servers-desk.tsx";
import { ServersPage } from "./views/servers-page.tsx";

const here = "/admin/servers";

async function desk(c: RequestContext, filled: Filled, wrong?: Part) {
  const { ctx, shell, community, viewer } = c.var;
  const [policies, lists, suggestions] = await Promise.all([
    listPolicies(ctx),
    listServerLists(ctx),
    listSuggestions(ctx),
  ]);
  return (
    <ServersDesk
      shell={shell}
      mode={community.federation}
      policies={policies}
      lists={lists}
      suggestions={suggestions}
      isAdministrator={viewer?.role === "administrator"}
      saved={c.req.method === "GET" && c.req.query("saved") !== undefined}
      wrong={wrong}
      filled={filled}
    />
  );
}

const hostOf = (c: RequestContext): string => {
  const host = readHost(c.req.param("host") ?? "");
  if (!host) throw new NotFound();
  return host;
};
const idOf = (c: RequestContext): string => {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return id;
};
const answer = (yes: boolean) => (c: RequestContext) =>
  press(c, async (ctx) => {
    await answerSuggestion(ctx, viewerOf(c), { listId: idOf(c), host: hostOf(c) }, yes);
    return here;
  });

/** With which servers the community talks: for everyone to read, for moderators to decide. */
export const serverRoutes = new Hono<Env>()
  .get("/servers", anyone, async (c) => {
    const { ctx, shell, community, viewer } = c.var;
    const mayDecide = viewer !== undefined && isTrustedWith(viewer, "people");
    const policies = await listPolicies(ctx);
    return show(c, <ServersPage shell={shell} mode={community.federation} policies={policies} mayDecide={mayDecide} />);
  })
  .get("/servers.csv", anyone, async (c) =>
    c.newResponse(toPolicyCsv(await listPolicies(c.var.ctx)), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="servers.csv"',
    }),
  )
  .get(here, may("people"), async (c) => show(c, await desk(c, emptyForm)))
  .post(here, may("people"), limit("write"), (c) =>
    submit(c, {
      schema: policyForm,
      run: async (ctx, draft) => {
        if (draft.host === ctx.config.baseUrl.host) throw new Invalid({ host: "hostOurs" });
        await decideServer(ctx, viewerOf(c), draft);
        return `${here}?saved`;
      },
      again: (filled) => desk(c, filled, "policy"),
    }),
  )
  .post(`${here}/mode`, administrator, limit("write"), (c) =>
    submit(c, {
      schema: modeForm,
      run: async (ctx, { federation }) => {
        await changeFederation(ctx, viewerOf(c), federation);
        return `${here}?saved`;
      },
      again: (filled) => desk(c, filled, "mode"),
    }),
  )
  .post(`${here}/import`, may("people"), limit("write"), (c) =>
    submit(c, {
      schema: pasteForm,
      run: async (ctx, { csv }) => {
        const read = readPolicyCsv(csv, serverLimits.pasted);
        if (!("policies" in read)) throw new Invalid({ csv: `${read.complaint} ${read.line}` });
        await decideServers(
          ctx,
          viewerOf(c),
          read.policies.filter(({ host }) => host !== ctx.config.baseUrl.host),
        );
        return `${here}?saved`;
      },
      again: (filled) => desk(c, filled, "paste"),
    }),
  )
  .post(`${here}/lists`, administrator, limit("write"), (c) =>
    submit(c, {
      schema: listForm,
      run: async (ctx, { url }) => {
        await followServerList(ctx, viewerOf(c), url);
        return `${here}?saved`;
      },
      again: (filled) => desk(c, filled, "list"),
    }),
  )
  .post(`${here}/lists/:id/removal`, administrator, limit("write"), (c) =>
    press(c, async (ctx) => {
      await leaveServerList(ctx, viewerOf(c), idOf(c));
      return here;
    }),
  )
  .post(`${here}/suggestions/:id/:host`, may("people"), limit("write"), answer(true))
  .post(`${here}/suggestions/:id/:host/removal`, may("people"), limit("write"), answer(false))
  .post(`${here}/:host/removal`, may("people"), limit("write"), (c) =>
    press(c, async (ctx) => {
      await freeServer(ctx, viewerOf(c), hostOf(c));
      return here;
    }),
  );
