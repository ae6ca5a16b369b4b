import { type RawBuilder, sql } from "kysely";
import type { Looker } from "#modules/trust";

/**
 * Whether the viewer may come upon this person by searching. `account` is the alias of a row of `accounts`.
 *
 * - everyone finds active people who let everyone find them;
 * - members besides those who let members find them, and themselves;
 * - whoever is limited is found by followers alone; across a block nobody finds anybody.
 */
export function mayFind(looker: Looker, account: "author" | "person"): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${account}.${column}`);
  if (looker?.status !== "active") {
    return sql<boolean>`(${of("status")} = 'active' and ${of("findable_by")} = 'everyone' and ${of("restriction")} <> 'limited')`;
  }
  const { id } = looker;
  return sql<boolean>`(${of("status")} = 'active' and (${of("id")} = ${id} or ${of("findable_by")} in ('everyone', 'members')
    and (${of("restriction")} <> 'limited' or exists (select from follows where follower_id = ${id} and followee_id = ${of("id")} and state = 'accepted'))
    and not exists (select from blocks where blocker_id = ${of("id")} and blocked_id = ${id})
    and not exists (select from blocks where blocker_id = ${id} and blocked_id = ${of("id")})))`;
}
