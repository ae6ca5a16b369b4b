import { Hono } from "hono";
import { z } from "zod";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, may, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { demandOf } from "../demands/demand-of.ts";
import { acceptWaiting, listWaiting } from "./accept-waiting.ts";
import { chosenForm, invalidationForm, readChosen } from "./chosen.ts";
import { listSheets } from "./enter-sheet.ts";
import { countChosen, invalidateSignatures, reverseInvalidation } from "./invalidate-signatures.ts";
import { findPart, mayInvalidate } from "./may-tend.ts";
import { listAlerts, listHours, listInvalidations, listSources } from "./rates.ts";
import { CheckPage } from "./views/check-page.tsx";
import { InvalidationPage } from "./views/invalidation-page.tsx";

/** A demand whose signatures this moderator may act on. @throws NotFound */
async function heldOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const demand = await demandOf(c, ctx);
  if (demand.openness === "confidential") throw new NotFound();
  return demand;
}

async function checkPage(c: RequestContext) {
  const { ctx, shell } = c.var;
  const viewer = viewerOf(c);
  const demand = await heldOf(c);
  if (!(await findPart(ctx, viewer, demand)).tends) throw new NotFound();
  const [hours, alerts, invalidations, sources, waiting, sheets] = await Promise.all([
    listHours(ctx, demand),
    listAlerts(ctx, demand),
    listInvalidations(ctx, demand),
    mayInvalidate(viewer) ? listSources(ctx, demand) : [],
    mayInvalidate(viewer) ? listWaiting(ctx, demand) : [],
    mayInvalidate(viewer) ? listSheets(ctx, demand) : [],
  ]);
  const more = mayInvalidate(viewer) ? { sources, waiting, sheets } : undefined;
  return (
    <CheckPage shell={shell} demand={demand} hours={hours} alerts={alerts} invalidations={invalidations} more={more} />
  );
}

/** What the address chooses, with how many that are. Nothing chosen yet is no mistake. */
async function invalidationPage(c: RequestContext, filled: Filled = emptyForm) {
  const { ctx, shell } = c.var;
  const demand = await heldOf(c);
  const isPosted = c.req.method === "POST";
  const values = isPosted ? filled.values : c.req.query();
  const parsed = chosenForm.safeParse(values);
  const read = parsed.success ? readChosen(parsed.data, shell.reader.timeZone) : { complaint: { tier: "unknown" } };
  const isEmpty = !isPosted && Object.keys(values).length === 0;
  const errors = isPosted ? filled.errors : "complaint" in read && !isEmpty ? read.complaint : {};
  const counted = "chosen" in read ? await countChosen(ctx, demand, read.chosen) : undefined;
  return <InvalidationPage shell={shell} demand={demand} filled={{ values, errors }} counted={counted} />;
}

/** How fast a demand is signed, and taking signatures out of the count. */
export const checkRoutes = new Hono<Env>()
  .get("/demands/:id/signatures/check", member, async (c) => show(c, await checkPage(c)))
  .get("/demands/:id/signatures/invalidations/new", may("reports"), async (c) => show(c, await invalidationPage(c)))
  .post("/demands/:id/signatures/invalidations", may("reports"), limit("write"), async (c) => {
    await heldOf(c);
    return submit(c, {
      schema: invalidationForm,
      run: async (ctx, { reason, ...sent }) => {
        const demand = await heldOf(c, ctx);
        const read = readChosen(sent, c.var.shell.reader.timeZone);
        if ("complaint" in read) throw new Invalid(read.complaint);
        await invalidateSignatures(ctx, viewerOf(c), demand, read.chosen, reason);
        return `/demands/${demand.id}/signatures/check`;
      },
      again: (filled) => invalidationPage(c, filled),
    });
  })
  .post("/demands/:id/signatures/invalidations/:number/removal", may("reports"), limit("write"), (c) =>
    press(c, async (ctx) => {
      const id = readId(c.req.param("number"));
      const demand = await heldOf(c, ctx);
      if (!id) throw new NotFound();
      await reverseInvalidation(ctx, viewerOf(c), demand, id);
      return `/demands/${demand.id}/signatures/check`;
    }),
  )
  .post("/demands/:id/signatures/waiting", may("reports"), limit("write"), (c) =>
    press(c, async (ctx, sent) => {
      const demand = await heldOf(c, ctx);
      const host = z.string().max(253).safeParse(sent["host"]);
      if (!host.success) throw new Invalid({ form: "unknown" });
      await acceptWaiting(ctx, demand, host.data);
      return `/demands/${demand.id}/signatures/check`;
    }),
  );
