import { Hono } from "hono";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { groupOf, ownGroupOf } from "./group-of.ts";
import { findGroupInvite } from "./invites.ts";
import { joinGroup } from "./join-group.ts";
import { leaveGroup } from "./leave-group.ts";
import { getGroup } from "./queries.ts";
import { quietenGroup } from "./quieten-group.ts";
import { joinForm } from "./rules.ts";
import { JoinPage } from "./views/join-page.tsx";

/** The group a link leads into, also one that only the invited may know of. @throws NotFound for a link that is over */
async function groupBehind(c: RequestContext, ctx: Context, invite: string) {
  if (!invite) return groupOf(c, ctx);
  const group = await getGroup(ctx, c.var.viewer, c.req.param("group") ?? "", true);
  if (await findGroupInvite(ctx, group, invite)) return group;
  if (group.access === "invite") throw new NotFound();
  return group;
}

async function joinPage(c: RequestContext, invite: string, filled: Filled) {
  const group = await groupBehind(c, c.var.ctx, invite);
  return <JoinPage shell={c.var.shell} group={group} invite={invite} filled={filled} />;
}

/** Coming into a group, hearing less of it, and leaving. */
export const membershipRoutes = new Hono<Env>()
  .get("/groups/:group/join", anyone, async (c) => show(c, await joinPage(c, "", emptyForm)))
  .get("/groups/:group/join/:invite", anyone, limit("search"), async (c) =>
    show(c, await joinPage(c, c.req.param("invite").toLowerCase(), emptyForm)),
  )
  .post("/groups/:group/membership", member, limit("joinGroup"), (c) =>
    submit(c, {
      schema: joinForm,
      run: async (ctx, wish) => {
        const group = await groupBehind(c, ctx, wish.invite);
        await joinGroup(ctx, viewerOf(c), group, wish);
        return `/groups/${group.handle}`;
      },
      again: (filled) => joinPage(c, filled.values["invite"] ?? "", filled),
    }),
  )
  .post("/groups/:group/membership/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const group = await groupOf(c, ctx);
      await leaveGroup(ctx, viewerOf(c), group);
      return group.access === "invite" ? "/groups" : `/groups/${group.handle}`;
    }),
  )
  .post("/groups/:group/quiet", member, limit("write"), (c) => quieten(c, true))
  .post("/groups/:group/quiet/removal", member, limit("write"), (c) => quieten(c, false));

const quieten = (c: RequestContext, hide: boolean) =>
  press(c, async (ctx) => {
    const group = await ownGroupOf(c, ctx);
    await quietenGroup(ctx, viewerOf(c), group, hide);
    return `/groups/${group.handle}/membership`;
  });
