import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";

type Led = { readonly isMine: boolean; readonly group_id: string | null };

/** Whether somebody leads what is done for a demand: its author, and those who organise the group it was made in. */
export async function mayLead(ctx: Context, viewer: Viewer | undefined, demand: Led): Promise<boolean> {
  if (viewer?.status !== "active") return false;
  return demand.isMine || (demand.group_id !== null && organises(ctx, viewer, { id: demand.group_id }));
}

/** Whether somebody acts for a group or an organisation. */
export async function organises(
  ctx: Context,
  viewer: { readonly id: string },
  group: { readonly id: string },
): Promise<boolean> {
  const { rows } = await sql`select from group_members where group_id = ${group.id} and account_id = ${viewer.id}
    and state = 'member' and role in ('organiser', 'owner')`.execute(ctx.db);
  return rows.length > 0;
}
