import { sql } from "kysely";
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

/** Those that may stand behind a demand elsewhere: open to be seen, and led by the reader. */
export async function listActingGroups(
  ctx: Context,
  viewer: Pick<Viewer, "id">,
  { post }: Pick<DemandElsewhere, "post">,
): Promise<ActingGroup[]> {
  const { rows } = await sql<Omit<ActingGroup, "mine">>`
    select accounts.id, handle, name from group_members join accounts on accounts.id = group_id and status = 'active' and host = ''
    left join groups on groups.id = group_id
    where account_id = ${viewer.id} and group_members.state = 'member' and group_members.role in ('organiser', 'owner')
      and closed_at is null and (access is null or access in ('public', 'announce')) order by name limit 50`.execute(
    ctx.db,
  );
  return Promise.all(rows.map(async (group) => ({ ...group, mine: await findAnswer(ctx, post, group) })));
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
