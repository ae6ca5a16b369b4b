import type { RequestContext } from "#platform/http/env";
import { countComments } from "../comments/queries.ts";
import type { Demand } from "../demands/queries.ts";
import { isOpenToAll } from "./actionable.ts";
import { listSponsors } from "./sponsors/queries.ts";
import { ActionLinks } from "./views/action-links.tsx";

/** On a demand's page: who stands behind it, and the ways to what can be done. Nothing of the kind for a confidential one. */
export async function drawActionLinks(c: RequestContext, demand: Demand) {
  if (demand.openness === "confidential") return null;
  const { ctx, shell } = c.var;
  const [sponsors, open, comments] = await Promise.all([
    listSponsors(ctx, demand),
    isOpenToAll(ctx, demand),
    countComments(ctx, demand),
  ]);
  return <ActionLinks shell={shell} demand={demand} sponsors={sponsors} comments={open ? comments : undefined} />;
}
