import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

const isMember = sql<boolean>`exists (select from group_members where group_id = entry.subject_id and account_id = entry.account_id and state = 'member')`;
const link =
  (page: string): Kind["link"] =>
  ({ subject_id }) =>
    `/groups/at/${subject_id}${page}`;

/** Somebody wants in: told to those who may say yes. */
export const groupAsked: Kind = {
  name: "group-asked",
  on: ["groups.asked"],
  icon: "followers",
  find: (payload) => {
    const { groupId, accountId } = idsOf(payload, "groupId", "accountId");
    return sql`select account_id, ${accountId}::bigint, group_id, null::bigint from group_members
      where group_id = ${groupId} and state = 'member' and role <> 'member'`;
  },
  holds: sql<boolean>`exists (select from group_members where group_id = entry.subject_id and account_id = entry.actor_id and state = 'asked')
    and exists (select from group_members where group_id = entry.subject_id and account_id = entry.account_id and role <> 'member')`,
  link: link("/members"),
  always: true,
  push: true,
  mail: true,
};

/** They were let in. */
export const groupAdmitted: Kind = {
  name: "group-admitted",
  on: ["groups.admitted"],
  icon: "check",
  find: (payload) => {
    const { groupId, accountId } = idsOf(payload, "groupId", "accountId");
    return sql`select ${accountId}::bigint, null::bigint, ${groupId}::bigint, null::bigint`;
  },
  holds: isMember,
  link: link(""),
  push: true,
  mail: true,
};

export const groupInvited: Kind = {
  name: "group-invited",
  on: ["groups.invited"],
  icon: "followers",
  find: (payload) => {
    const { groupId, accountId, inviterId } = idsOf(payload, "groupId", "accountId", "inviterId");
    return sql`select ${accountId}::bigint, ${inviterId}::bigint, ${groupId}::bigint, null::bigint`;
  },
  holds: sql<boolean>`exists (select from group_members where group_id = entry.subject_id and account_id = entry.account_id and state = 'invited')`,
  link: link(""),
  push: true,
  mail: true,
};

export const groupRole: Kind = {
  name: "group-role",
  on: ["groups.role-given"],
  icon: "followers",
  find: (payload) => {
    const { groupId, accountId } = idsOf(payload, "groupId", "accountId");
    return sql`select ${accountId}::bigint, null::bigint, ${groupId}::bigint, null::bigint`;
  },
  holds: isMember,
  link: link("/members"),
  mail: true,
};

/** All members but whoever changed it. */
export const groupAgreement: Kind = {
  name: "group-agreement",
  on: ["groups.agreement-changed"],
  icon: "edit",
  find: (payload) => {
    const { groupId, actorId } = idsOf(payload, "groupId", "actorId");
    return sql`select account_id, null::bigint, group_id, null::bigint from group_members
      where group_id = ${groupId} and state = 'member' and account_id <> ${actorId}`;
  },
  holds: isMember,
  link: link("/agreement"),
  mail: true,
};

/** A group took them out, or keeps them out; here or at another server. */
export const groupRemoved: Kind = {
  name: "group-removed",
  on: ["groups.decided"],
  icon: "followers",
  find: (payload) => sql`select person_id, null::bigint, group_id, null::bigint from group_log
    where id = ${idsOf(payload, "logId").logId} and deed in ('removed', 'banned') and person_id is distinct from actor_id`,
  holds: sql<boolean>`not ${isMember}`,
  link: () => "/groups",
  mail: true,
};
