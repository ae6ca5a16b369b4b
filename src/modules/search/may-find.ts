import { type RawBuilder, sql } from "kysely";
import type { Looker } from "#modules/trust";

/**
 * Whether the viewer may come upon this person by searching. `account` is the alias of a row of `accounts`.
 *
 * - everyone finds active people who let everyone find them;
 * - members besides those who let members find them, themselves, and people of other servers;
 * - our own groups and organisations are no people, and found elsewhere;
 * - whoever is limited is found by followers alone; across a block nobody finds anybody.
 */
export function mayFind(looker: Looker, account: keyof typeof columnsOf): RawBuilder<boolean> {
  const { id, status, kind, findable_by, restriction } = columnsOf[account];
  if (looker?.status !== "active") {
    return sql<boolean>`(${status} = 'active' and ${kind} = 'person' and ${findable_by} = 'everyone' and ${restriction} <> 'limited')`;
  }
  const me = looker.id;
  return sql<boolean>`(${status} in ('active', 'remote') and (${kind} = 'person' or ${status} = 'remote') and (${id} = ${me} or ${findable_by} in ('everyone', 'members')
    and (${restriction} <> 'limited' or exists (select from follows where follower_id = ${me} and followee_id = ${id} and state = 'accepted'))
    and not exists (select from blocks where blocker_id = ${id} and blocked_id = ${me})
    and not exists (select from blocks where blocker_id = ${me} and blocked_id = ${id})))`;
}

const columnsOf = {
  author: {
    id: sql`author.id`,
    status: sql`author.status`,
    kind: sql`author.kind`,
    findable_by: sql`author.findable_by`,
    restriction: sql`author.restriction`,
  },
  person: {
    id: sql`person.id`,
    status: sql`person.status`,
    kind: sql`person.kind`,
    findable_by: sql`person.findable_by`,
    restriction: sql`person.restriction`,
  },
} as const;
