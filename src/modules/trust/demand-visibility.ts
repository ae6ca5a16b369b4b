import { type RawBuilder, sql } from "kysely";
import type { EachLooker, Looker } from "./visibility.ts";

/**
 * Which rows of `demands` a viewer may see. A demand is a public matter, so most stand open to everyone:
 *
 * - what moderators took away nobody sees; what still waits for their look, its author alone;
 * - a confidential one is for its author and the people who were proved to answer for its addressee;
 * - one made in a private group is for the group's members while the group is not suspended, and those who answer;
 * - across a block nobody sees what is made under a name. An anonymous one is not hidden by a block: which demands
 *   disappear would tell whose they are.
 */
export function demandVisibleTo(looker: Looker | EachLooker): RawBuilder<boolean> {
  if (looker?.status !== "active" && looker?.status !== "remote")
    return sql<boolean>`(${isOpen} and demands.openness <> 'confidential' and ${isOfNoPrivateGroup})`;
  const { id } = looker;
  return sql<boolean>`(demands.removed_at is null and (demands.author_id = ${id} or (${isOpen} and (
    ${answersFor(id)}
    or demands.openness <> 'confidential'
      and (${isOfNoPrivateGroup} or exists (select from group_members join accounts on accounts.id = group_id
        where group_id = demands.group_id and account_id = ${id} and state = 'member' and accounts.status in ('active', 'remote')))
      and (demands.openness = 'anonymous' or not exists (select from blocks where
        blocker_id = demands.author_id and blocked_id = ${id} or blocker_id = ${id} and blocked_id = demands.author_id))))))`;
}

const isOpen = sql<boolean>`demands.removed_at is null and demands.held_at is null`;

const isOfNoPrivateGroup = sql<boolean>`not exists (select from groups where groups.id = demands.group_id and access in ('private', 'invite'))`;

/** Proved by an administrator or a token, or as one who leads the organisation that is asked. */
const answersFor = (id: string | RawBuilder<string>): RawBuilder<boolean> =>
  sql<boolean>`(exists (select from addressee_members where addressee_id = demands.addressee_id and account_id = ${id})
    or exists (select from addressees join group_members on group_members.group_id = addressees.account_id
      where addressees.id = demands.addressee_id and group_members.account_id = ${id} and state = 'member' and role in ('organiser', 'owner')))`;

/** What came without an account and waits: moderators who read it see its photos too. Never what is confidential. */
export function heldVisibleTo(looker: Looker): RawBuilder<boolean> {
  if (looker?.status !== "active") return sql<boolean>`false`;
  return sql<boolean>`(demands.held_at is not null and demands.author_id is null and demands.removed_at is null and demands.openness <> 'confidential'
    and exists (select from accounts where accounts.id = ${looker.id}
      and (role = 'administrator' or role = 'moderator' and 'posts' = any (permissions))))`;
}

/**
 * Which rows of `signature_sheets` a viewer may see the picture of: those of demands of their own, of groups they organise,
 * and moderators who are trusted with reports all. Names of people stand on them.
 */
export function sheetVisibleTo(looker: Looker): RawBuilder<boolean> {
  if (looker?.status !== "active") return sql<boolean>`false`;
  const { id } = looker;
  return sql<boolean>`exists (select from demands where demands.id = signature_sheets.demand_id and ${demandVisibleTo(looker)} and (
    demands.author_id = ${id}
    or exists (select from group_members where group_id = demands.group_id and account_id = ${id} and state = 'member' and role in ('organiser', 'owner'))
    or exists (select from accounts where accounts.id = ${id}
      and (role = 'administrator' or role = 'moderator' and 'reports' = any (permissions)))))`;
}
