import { Hono } from "hono";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { administrator, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { HousePage } from "./house-page.tsx";
import { addHoliday, holidayForm, houseForm, keepRules, removeHoliday } from "./keep-rules.ts";

const here = "/admin/demands";

async function housePage(c: RequestContext, filled: Filled, wrong: "rules" | "holiday" = "rules") {
  const { ctx, shell, community } = c.var;
  const types = await ctx.db.selectFrom("demand_types").selectAll().execute();
  const today = ctx.now().toISOString().slice(0, 10);
  const holidays = await ctx.db
    .selectFrom("holidays")
    .selectAll()
    .where("day", ">=", today)
    .orderBy("day")
    .limit(60)
    .execute();
  const saved = c.req.method === "GET" && c.req.query("saved") !== undefined;
  return <HousePage {...{ shell, types, holidays, saved, filled, wrong }} weekend={community.weekend} />;
}

/** How long things may take here, and when people work. */
export const houseRoutes = new Hono<Env>()
  .get(here, administrator, async (c) => show(c, await housePage(c, emptyForm)))
  .post(here, administrator, limit("write"), (c) =>
    submit(c, {
      schema: houseForm,
      lists: ["weekend"],
      run: async (ctx, rules) => {
        await keepRules(ctx, rules);
        return `${here}?saved`;
      },
      again: (filled) => housePage(c, filled),
    }),
  )
  .post(`${here}/holidays`, administrator, limit("write"), (c) =>
    submit(c, {
      schema: holidayForm,
      run: async (ctx, holiday) => {
        await addHoliday(ctx, holiday);
        return `${here}?saved`;
      },
      again: (filled) => housePage(c, filled, "holiday"),
    }),
  )
  .post(`${here}/holidays/:day/removal`, administrator, limit("write"), (c) =>
    press(c, async (ctx) => {
      await removeHoliday(ctx, c.req.param("day") ?? "");
      return here;
    }),
  );
