import { Hono } from "hono";
import type { Context } from "#platform/context";
import { Forbidden } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { answerAsker } from "./answer-asker.ts";
import { giveRole } from "./give-role.ts";
import { ledGroupOf, openGroupOf } from "./group-of.ts";
import { getMember, listLeaders, listMembers, listWaiting } from "./members.ts";
import { isMember } from "./queries.ts";
import { endBan, removeMember } from "./remove-member.ts";
import { mayHelp, mayOrganise, removalForm, roleForm } from "./rules.ts";
import { MemberPage } from "./views/member-page.tsx";
import { MembersPage } from "./views/members-page.tsx";

/** The member an address names, for an organiser. */
async function memberOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const group = await ledGroupOf(c, ctx);
  return { group, person: await getMember(ctx, group, c.req.param("handle") ?? "") };
}

async function memberPage(c: RequestContext, filled: Filled) {
  return <MemberPage shell={c.var.shell} {...(await memberOf(c))} filled={filled} />;
}

const answer = (decision: "admitted" | "refused") => (c: RequestContext) =>
  press(c, async (ctx) => {
    const group = await ledGroupOf(c, ctx, "helper");
    const asker = await getMember(ctx, group, c.req.param("handle") ?? "");
    await answerAsker(ctx, viewerOf(c), group, asker, decision);
    return `/groups/${group.handle}/members`;
  });

/** Who is in a group: those who look after it for everyone who reads it, all others for its members. */
export const membersRoutes = new Hono<Env>()
  .get("/groups/:group/members", anyone, async (c) => {
    const { ctx, shell } = c.var;
    const group = await openGroupOf(c);
    const before = readId(c.req.query("before"));
    const [leaders, members, waiting, banned] = await Promise.all([
      before ? [] : listLeaders(ctx, group),
      isMember(group) ? listMembers(ctx, group, before) : undefined,
      mayHelp(group.mine?.role) && !before ? listWaiting(ctx, group, "asked") : [],
      mayOrganise(group.mine?.role) && !before ? listWaiting(ctx, group, "banned") : [],
    ]);
    return show(
      c,
      <MembersPage shell={shell} group={group} leaders={leaders} members={members} waiting={waiting} banned={banned} />,
    );
  })
  .post("/groups/:group/requests/:handle/approval", member, limit("write"), answer("admitted"))
  .post("/groups/:group/requests/:handle/refusal", member, limit("write"), answer("refused"))
  .get("/groups/:group/members/:handle", member, async (c) => show(c, await memberPage(c, emptyForm)))
  .post("/groups/:group/members/:handle/role", member, limit("write"), async (c) => {
    await memberOf(c);
    return submit(c, {
      schema: roleForm,
      run: async (ctx, { role }) => {
        const { group, person } = await memberOf(c, ctx);
        await giveRole(ctx, viewerOf(c), group, person, role);
        return `/groups/${group.handle}/members`;
      },
      again: (filled) => memberPage(c, filled),
    });
  })
  .post("/groups/:group/members/:handle/removal", member, limit("write"), async (c) => {
    const { person } = await memberOf(c);
    if (person.id === viewerOf(c).id) throw new Forbidden();
    return submit(c, {
      schema: removalForm,
      run: async (ctx, choice) => {
        const { group, person } = await memberOf(c, ctx);
        await removeMember(ctx, viewerOf(c), group, person, choice);
        return `/groups/${group.handle}/members`;
      },
      again: (filled) => memberPage(c, filled),
    });
  })
  .post("/groups/:group/bans/:handle/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const { group, person } = await memberOf(c, ctx);
      await endBan(ctx, viewerOf(c), group, person);
      return `/groups/${group.handle}/members`;
    }),
  );
