import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { groupOf, ledGroupOf, ownGroupOf } from "./group-of.ts";
import { invitePerson } from "./invite-person.ts";
import { endGroupInvite, findGroupInvite, groupInviteCode, listGroupInvites, makeGroupInvite } from "./invites.ts";
import { listWaiting } from "./members.ts";
import { getGroup } from "./queries.ts";
import { inviteForm } from "./rules.ts";
import { InvitationsPage } from "./views/invitations-page.tsx";
import { PosterPage } from "./views/poster-page.tsx";

async function invitationsPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const group = await ledGroupOf(c, ctx, "helper");
  const [invites, invited] = await Promise.all([listGroupInvites(ctx, group), listWaiting(ctx, group, "invited")]);
  const links = invites.map((invite) => ({ ...invite, code: groupInviteCode(ctx, invite) }));
  const origin = ctx.config.baseUrl.origin;
  return (
    <InvitationsPage shell={shell} group={group} links={links} invited={invited} origin={origin} filled={filled} />
  );
}

/** Bringing people into a group: by their name, by a link, by a sheet of paper on the wall. */
export const invitationRoutes = new Hono<Env>()
  .get("/groups/:group/invitations", member, async (c) => show(c, await invitationsPage(c, emptyForm)))
  .post("/groups/:group/invitations", member, limit("write"), async (c) => {
    await ledGroupOf(c, c.var.ctx, "helper");
    return submit(c, {
      schema: inviteForm,
      run: async (ctx, { handle }) => {
        const group = await ledGroupOf(c, ctx, "helper");
        await invitePerson(ctx, viewerOf(c), group, handle);
        return `/groups/${group.handle}/invitations`;
      },
      again: (filled) => invitationsPage(c, filled),
    });
  })
  .post("/groups/:group/links", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const group = await ledGroupOf(c, ctx, "helper");
      await makeGroupInvite(ctx, viewerOf(c), group);
      return `/groups/${group.handle}/invitations`;
    }),
  )
  .post("/groups/:group/links/:id/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const id = readId(c.req.param("id"));
      const links = await listGroupInvites(ctx, await ownGroupOf(c, ctx));
      if (!id || !links.some((link) => link.id === id)) throw new NotFound();
      const group = await ledGroupOf(c, ctx, "helper");
      await endGroupInvite(ctx, group, id);
      return `/groups/${group.handle}/invitations`;
    }),
  )
  .get("/groups/:group/poster", anyone, async (c) => {
    const { config } = c.var.ctx;
    const group = await groupOf(c);
    const address = `${config.baseUrl.origin}/groups/${group.handle}`;
    return show(c, <PosterPage shell={c.var.shell} group={group} address={address} />);
  })
  .get("/groups/:group/poster/:invite", anyone, limit("search"), async (c) => {
    const { ctx, shell, viewer } = c.var;
    const group = await getGroup(ctx, viewer, c.req.param("group"), true);
    const invite = await findGroupInvite(ctx, group, c.req.param("invite"));
    if (!invite) throw new NotFound();
    const address = `${ctx.config.baseUrl.origin}/groups/${group.handle}/join/${groupInviteCode(ctx, invite)}`;
    return show(c, <PosterPage shell={shell} group={group} address={address} />);
  });
