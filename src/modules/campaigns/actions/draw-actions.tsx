import { formatDay } from "#platform/format";
import type { RequestContext } from "#platform/http/env";
import { emptyForm, type Filled } from "#platform/http/form";
import type { Demand } from "../demands/queries.ts";
import { isOpenToAll } from "./actionable.ts";
import { mayLead } from "./may-lead.ts";
import { listPledges } from "./pledges/queries.ts";
import { listOrganised, listSponsors } from "./sponsors/queries.ts";
import { ActionsPage } from "./views/actions-page.tsx";
import { listSlots } from "./volunteers/queries.ts";

/** Today, on the community's clock. */
export const todayOf = (c: RequestContext): string => formatDay(c.var.ctx.now(), c.var.shell.reader.timeZone);

/** The page of what can be done for a demand, with what is possible for whoever looks, and a form that came back. */
export async function drawActions(c: RequestContext, demand: Demand, filled: Filled = emptyForm) {
  const { ctx, shell, viewer } = c.var;
  const leads = await mayLead(ctx, viewer, demand);
  const [open, slots, pledges, organised] = await Promise.all([
    isOpenToAll(ctx, demand),
    listSlots(ctx, viewer, demand, leads),
    listPledges(ctx, viewer, demand),
    viewer?.status === "active" ? listOrganised(ctx, viewer) : [],
  ]);
  const sponsors = await listSponsors(ctx, demand, true);
  return (
    <ActionsPage
      shell={shell}
      demand={demand}
      address={new URL(`/demands/${demand.id}`, ctx.config.baseUrl).href}
      open={open}
      leads={leads}
      slots={slots}
      pledges={pledges}
      sponsors={sponsors}
      organised={organised}
      today={todayOf(c)}
      filled={filled}
    />
  );
}
