import { Hono } from "hono";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { evenFrozen, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { idOf } from "./house-routes.tsx";
import { getRule, listRules } from "./house-rules.ts";
import { reportThing } from "./report-thing.ts";
import { moderationLimits, reportForm } from "./rules.ts";
import { type Found, isElsewhere, kinds, type Things } from "./things.ts";
import { ReportedPage, ReportPage } from "./views/report-pages.tsx";

/** Telling the moderators of something one sees. */
export function makeReportRoutes(things: Things): Hono<Env> {
  /** What the address names, as the viewer may see it; nobody reports what is their own. */
  const thingOf = async (c: RequestContext, ctx: Context = c.var.ctx): Promise<Found> => {
    const kind = kinds.find((known) => known === c.req.param("kind"));
    if (!kind) throw new NotFound();
    const found = await things[kind].find(ctx, viewerOf(c), idOf(c));
    if (found.subjectId === viewerOf(c).id) throw new NotFound();
    return found;
  };
  /** Further posts of the same person to choose as examples. */
  const others = async (c: RequestContext, thing: Found): Promise<readonly Found[]> => {
    if (!thing.subjectId) return [];
    const latest = (await things.post.latestOf?.(c.var.ctx, viewerOf(c), thing.subjectId)) ?? [];
    return latest.filter(({ kind, id }) => kind !== thing.kind || id !== thing.id).slice(0, moderationLimits.examples);
  };
  const reportPage = async (c: RequestContext, filled: Filled) => {
    const thing = await thingOf(c);
    const [rules, examples] = await Promise.all([listRules(c.var.ctx), others(c, thing)]);
    return <ReportPage shell={c.var.shell} thing={thing} rules={rules} examples={examples} filled={filled} />;
  };
  return new Hono<Env>()
    .get("/report/:kind/:id", member, async (c) => show(c, await reportPage(c, emptyForm)))
    .post("/report/:kind/:id", evenFrozen, limit("report"), async (c) => {
      await thingOf(c);
      return submit(c, {
        schema: reportForm,
        run: async (ctx, { examples: ids, ruleId, forward, ...draft }) => {
          const thing = await thingOf(c, ctx);
          if (ruleId) await getRule(ctx, ruleId).catch(() => Promise.reject(new Invalid({ rule: "unknownChoice" })));
          const examples = [];
          for (const id of ids.slice(0, moderationLimits.examples))
            examples.push(await things.post.find(ctx, viewerOf(c), id));
          await reportThing(ctx, viewerOf(c), thing, {
            ...draft,
            ruleId,
            examples,
            forward: forward && isElsewhere(thing.snapshot),
          });
          return `/reports/sent?about=${thing.snapshot.handle}`;
        },
        again: (filled) => reportPage(c, filled),
      });
    })
    .get("/reports/sent", member, (c) => {
      const about = /^[a-z0-9_.~@:-]{2,360}$/.exec(c.req.query("about") ?? "")?.[0];
      return show(c, <ReportedPage shell={c.var.shell} about={about} />);
    });
}
