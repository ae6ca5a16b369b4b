import { sql } from "kysely";
import type { Context } from "#platform/context";

/** Accounts elsewhere that a member says were theirs, and the one they moved to, by the names other servers know them by. */
export async function findHomes(
  ctx: Context,
  person: { readonly id: string },
): Promise<{ readonly alsoKnownAs: readonly string[]; readonly movedTo: string | null }> {
  const { rows } = await sql<{ alsoKnownAs: string[]; movedTo: string | null }>`select
    array(select uri from account_aliases join remote_actors on remote_actors.account_id = alias_id
      where account_aliases.account_id = ${person.id} order by uri) as "alsoKnownAs",
    (select uri from moves join remote_actors on remote_actors.account_id = target_id
      where moves.account_id = ${person.id} and ended_at is null) as "movedTo"`.execute(ctx.db);
  return rows[0] ?? { alsoKnownAs: [], movedTo: null };
}
