import { sql } from "kysely";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";

/**
 * Whom of a group's people a request speaks for. Servers ask for documents in their own name, as we do. A server itself
 * (`Application`) stands for its people: it may read what one of them may, since that was sent to it anyway. Any
 * other signer stands for themselves alone, also somebody who lives beside a member.
 */
export async function findStandIn(ctx: Context, looker: Looker, group: { readonly id: string }): Promise<Looker> {
  if (looker?.status !== "remote") return undefined;
  const { rows } = await sql<{ id: string }>`
    select account_id as id from group_members
    join remote_actors theirs using (account_id) join accounts on accounts.id = account_id
    where group_id = ${group.id} and state in ('member', 'invited') and status = 'remote' and gone_at is null
      and (account_id = ${looker.id} or split_part(theirs.uri, '/', 3) =
        (select split_part(uri, '/', 3) from remote_actors where account_id = ${looker.id} and kind = 'Application'))
    order by state = 'member' desc, account_id = ${looker.id} desc limit 1`.execute(ctx.db);
  return rows[0] && { id: rows[0].id, status: "remote" };
}
