import type { RequestContext } from "#platform/http/env";
import type { Demand } from "../demands/queries.ts";
import { listSponsors } from "./sponsors/queries.ts";
import { ActionLinks } from "./views/action-links.tsx";

/** On a demand's page: who stands behind it, and the ways to what can be done. Nothing of the kind for a confidential one. */
export async function drawActionLinks(c: RequestContext, demand: Demand) {
  if (demand.openness === "confidential") return null;
  const sponsors = await listSponsors(c.var.ctx, demand);
  return <ActionLinks shell={c.var.shell} demand={demand} sponsors={sponsors} />;
}
