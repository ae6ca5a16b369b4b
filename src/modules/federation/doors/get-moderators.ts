import { sql } from "kysely";
import { actorUri } from "#modules/accounts";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { moderatorsUri } from "../addresses.ts";
import type { JsonObject } from "../documents/context.ts";
import { getOwner } from "./get-owner.ts";

const MOST = 200;

/** Who looks after a group, of those who let themselves be found by everyone (FEP-1b12). @throws Gone, NotFound */
export async function getModerators(ctx: Context, looker: Looker, id: string): Promise<JsonObject> {
  const group = await getOwner(ctx, looker, { id });
  if (group.kind !== "group") throw new NotFound();
  const { rows } = await sql<{ id: string; uri: string | null }>`
    select accounts.id, remote_actors.uri from group_members join accounts on accounts.id = account_id
    left join remote_actors on remote_actors.account_id = accounts.id
    where group_id = ${group.id} and group_members.role in ('organiser', 'owner') and findable_by = 'everyone'
      and accounts.status in ('active', 'remote') order by group_members.since, accounts.id limit ${MOST}`.execute(
    ctx.db,
  );
  const orderedItems = rows.map((row) => row.uri ?? actorUri(ctx, row));
  return { id: moderatorsUri(ctx, group), type: "OrderedCollection", totalItems: rows.length, orderedItems };
}
