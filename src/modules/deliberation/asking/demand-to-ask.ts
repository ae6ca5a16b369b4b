import { sql } from "kysely";
import { demandVisibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { readId } from "#platform/paging";

export type AskingDemand = { readonly id: string; readonly title: string; readonly group: string | null };

/**
 * A demand the person leads: their own, or one of a group they organise. What is confidential is not asked about; nor is what
 * somebody hides their name from asked about by them, since who asks stands on the page.
 */
export async function findDemandToAsk(
  ctx: Context,
  person: { readonly id: string },
  typed: string,
): Promise<AskingDemand | undefined> {
  const id = readId(typed);
  if (!id) return undefined;
  const { rows } = await sql<AskingDemand>`
    select demands.id, title, (select handle from accounts where accounts.id = demands.group_id) as group from demands
    where demands.id = ${id} and openness <> 'confidential' and ${demandVisibleTo({ id: person.id, status: "active" })}
      and (author_id = ${person.id} and openness = 'open' or exists (select from group_members where group_id = demands.group_id
        and account_id = ${person.id} and state = 'member' and role in ('organiser', 'owner')))`.execute(ctx.db);
  return rows[0];
}
