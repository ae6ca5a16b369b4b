import { listSponsoring } from "#modules/campaigns";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { type AnswerElsewhere, type DemandElsewhere, findAnswer } from "./queries.ts";
import { signElsewhere, withdrawElsewhere } from "./sign-elsewhere.ts";

/** A group or an organisation the reader acts for, and what it answered to a demand of another server. */
export type ActingGroup = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly mine: AnswerElsewhere | undefined;
};

/** Those that may stand behind a demand elsewhere: the same as for one of ours. */
export async function listActingGroups(
  ctx: Context,
  viewer: Pick<Viewer, "id">,
  { post }: Pick<DemandElsewhere, "post">,
): Promise<ActingGroup[]> {
  const groups = await listSponsoring(ctx, viewer);
  return Promise.all(groups.map(async (group) => ({ ...group, mine: await findAnswer(ctx, post, group) })));
}

async function getActing(ctx: Context, viewer: Viewer, demand: DemandElsewhere, handle: string): Promise<ActingGroup> {
  const found = (await listActingGroups(ctx, viewer, demand)).find((group) => group.handle === handle);
  if (!found) throw new NotFound();
  return found;
}

/**
 * A group stands behind what somebody at another server asks. It is the same as a signature, by the group; whoever asks there
 * agrees first. @throws NotFound for a group that is not led by the viewer, Invalid when it takes no signatures any more
 */
export async function sponsorElsewhere(
  ctx: Context,
  viewer: Viewer,
  demand: DemandElsewhere,
  handle: string,
): Promise<void> {
  await signElsewhere(ctx, await getActing(ctx, viewer, demand, handle), demand);
}

/** It stands behind it no more. */
export async function endSponsorElsewhere(
  ctx: Context,
  viewer: Viewer,
  demand: DemandElsewhere,
  handle: string,
): Promise<void> {
  await withdrawElsewhere(ctx, await getActing(ctx, viewer, demand, handle), demand);
}
