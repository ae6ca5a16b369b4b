import { Hono } from "hono";
import { Invalid, NotFound } from "#platform/errors";
import { fromLocal } from "#platform/format";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { fresh } from "#platform/http/fresh";
import { administrator, anyone, evenFrozen, limit, may, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { isTrustedWith, type Permission } from "#platform/permissions";
import { announce, dismissAnnouncement, endAnnouncement, listAnnouncements } from "./announcements.ts";
import { changeHouse } from "./change-house.ts";
import { changeRole, listOfficials } from "./change-role.ts";
import { addRule, changeRule, endRule } from "./change-rule.ts";
import { getRule, listFormerRules, listRules } from "./house-rules.ts";
import { announcementForm, houseForm, roleForm, ruleForm } from "./rules.ts";
import { AnnouncementsDeskPage, AnnouncementsPage } from "./views/announcement-pages.tsx";
import { HousePage, RolesPage } from "./views/role-pages.tsx";
import { FormerRulesPage, RulePage, RulesDeskPage, RulesPage } from "./views/rules-pages.tsx";

export function idOf(c: RequestContext): string {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return id;
}
const mayI = (c: RequestContext, permission: Permission) =>
  c.var.viewer !== undefined && isTrustedWith(c.var.viewer, permission);

async function rulesDesk(c: RequestContext, filled: Filled) {
  return <RulesDeskPage shell={c.var.shell} rules={await listRules(c.var.ctx)} filled={filled} />;
}

async function announcementsDesk(c: RequestContext, filled: Filled) {
  const announcements = await listAnnouncements(c.var.ctx, true);
  return <AnnouncementsDeskPage shell={c.var.shell} announcements={announcements} filled={filled} />;
}

async function rolesPage(c: RequestContext, filled: Filled) {
  return <RolesPage shell={c.var.shell} officials={await listOfficials(c.var.ctx)} filled={filled} />;
}

/** When an announcement begins; absent is now. @throws Invalid for half of a moment or none there is */
function startOf(c: RequestContext, day: string, time: string): Date | undefined {
  if (!day && !time) return undefined;
  if (!day) throw new Invalid({ starts_day: "scheduleDay" });
  const at = fromLocal(day, time || "00:00", c.var.shell.reader.timeZone);
  if (!at) throw new Invalid({ starts_day: "scheduleShape" });
  if (at.getTime() > c.var.ctx.now().getTime() + 366 * 86_400_000) throw new Invalid({ starts_day: "scheduleFar" });
  return at;
}

/** What holds in the community, what it is told, and who looks after it. */
export const houseRoutes = new Hono<Env>()
  .get("/rules", anyone, async (c) =>
    show(c, <RulesPage shell={c.var.shell} rules={await listRules(c.var.ctx)} mayChange={mayI(c, "rules")} />),
  )
  .get("/rules/history", anyone, async (c) =>
    show(c, <FormerRulesPage shell={c.var.shell} rules={await listFormerRules(c.var.ctx)} />),
  )
  .get("/admin/rules", may("rules"), async (c) => show(c, await rulesDesk(c, emptyForm)))
  .post("/admin/rules", may("rules"), limit("write"), (c) =>
    submit(c, {
      schema: ruleForm,
      run: async (ctx, draft) => {
        await addRule(ctx, viewerOf(c), draft);
        return "/admin/rules";
      },
      again: (filled) => rulesDesk(c, filled),
    }),
  )
  .get("/admin/rules/:id", may("rules"), async (c) => {
    const rule = await getRule(c.var.ctx, idOf(c));
    const { title, title_en, words, words_en } = rule;
    const values = { title, title_en, words, words_en };
    return show(c, <RulePage shell={c.var.shell} rule={rule} filled={{ values, errors: {} }} />);
  })
  .post("/admin/rules/:id", may("rules"), limit("write"), async (c) => {
    const rule = await getRule(c.var.ctx, idOf(c));
    return submit(c, {
      schema: ruleForm,
      run: async (ctx, draft) => {
        await changeRule(ctx, viewerOf(c), rule, draft);
        return "/admin/rules";
      },
      again: (filled) => <RulePage shell={c.var.shell} rule={rule} filled={filled} />,
    });
  })
  .post("/admin/rules/:id/removal", may("rules"), limit("write"), (c) =>
    press(c, async (ctx) => {
      await endRule(ctx, viewerOf(c), await getRule(ctx, idOf(c)));
      return "/admin/rules";
    }),
  )
  .get("/announcements", member, async (c) => {
    const announcements = await listAnnouncements(c.var.ctx);
    return show(
      c,
      <AnnouncementsPage shell={c.var.shell} announcements={announcements} mayChange={mayI(c, "announcements")} />,
    );
  })
  .post("/announcements/:id/dismissal", evenFrozen, limit("write"), (c) =>
    press(c, async (ctx) => {
      await dismissAnnouncement(ctx, viewerOf(c), idOf(c));
      return "/";
    }),
  )
  .get("/admin/announcements", may("announcements"), async (c) => show(c, await announcementsDesk(c, emptyForm)))
  .post("/admin/announcements", may("announcements"), limit("write"), (c) =>
    submit(c, {
      schema: announcementForm,
      run: async (ctx, { starts_day, starts_time, ...draft }) => {
        await announce(ctx, viewerOf(c), { ...draft, startsAt: startOf(c, starts_day, starts_time) });
        return "/admin/announcements";
      },
      again: (filled) => announcementsDesk(c, filled),
    }),
  )
  .post("/admin/announcements/:id/removal", may("announcements"), limit("write"), (c) =>
    press(c, async (ctx) => {
      await endAnnouncement(ctx, viewerOf(c), idOf(c));
      return "/admin/announcements";
    }),
  )
  .get("/admin/roles", administrator, async (c) => {
    const handle = (c.req.query("who") ?? "").slice(0, 30);
    const known = (await listOfficials(c.var.ctx)).find((official) => official.handle === handle);
    const values = {
      handle,
      ...(known && { role: known.role }),
      ...Object.fromEntries((known?.permissions ?? []).map((name) => [`may_${name}`, "on"])),
    };
    return show(c, await rolesPage(c, { values, errors: {} }));
  })
  .post("/admin/roles", administrator, fresh, limit("write"), (c) =>
    submit(c, {
      schema: roleForm,
      run: async (ctx, draft) => {
        await changeRole(ctx, viewerOf(c), draft);
        return "/admin/roles";
      },
      again: (filled) => rolesPage(c, filled),
    }),
  )
  .get("/admin/moderation", administrator, (c) => {
    const { suspend_needs_two, sign_up_closes, guests_vote } = c.var.community;
    const values = {
      suspend_needs_two: suspend_needs_two ? "on" : "",
      sign_up_closes: sign_up_closes ? "on" : "",
      guests_vote: guests_vote ? "on" : "",
    };
    return show(
      c,
      <HousePage shell={c.var.shell} filled={{ values, errors: {} }} saved={c.req.query("saved") !== undefined} />,
    );
  })
  .post("/admin/moderation", administrator, limit("write"), (c) =>
    submit(c, {
      schema: houseForm,
      run: async (ctx, choices) => {
        await changeHouse(ctx, viewerOf(c), choices);
        return "/admin/moderation?saved";
      },
      again: (filled) => <HousePage shell={c.var.shell} filled={filled} saved={false} />,
    }),
  );
