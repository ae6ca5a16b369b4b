import { sql } from "kysely";
import { demandVisibleTo } from "#modules/trust";
import { idsOf, type Kind } from "../kind.ts";

const reader = { id: sql<string>`entry.account_id`, status: "active" } as const;

/** Enough people promised: everyone who did is told, and whoever asked. */
export const pledgeReached: Kind = {
  name: "pledge-reached",
  on: ["campaigns.pledge-reached"],
  icon: "check",
  find: (payload) => {
    const { pledgeId } = idsOf(payload, "pledgeId");
    return sql`select account_id, null::bigint, ${pledgeId}::bigint, null::bigint from (
      select account_id from pledgers where pledge_id = ${pledgeId}
      union select author_id from pledges join demands on demands.id = demand_id where pledges.id = ${pledgeId}) as people
      where account_id is not null`;
  },
  holds: sql<boolean>`exists (select from pledges join demands on demands.id = demand_id
    where pledges.id = entry.subject_id and ${demandVisibleTo(reader)})`,
  link: ({ subject_id }) => `/pledges/${subject_id}`,
  push: true,
  mail: true,
};

/** A group offers to stand behind a demand, or is asked to: whoever can answer is told. */
export const sponsorAsked: Kind = {
  name: "sponsor-asked",
  on: ["campaigns.sponsor-proposed"],
  icon: "followers",
  find: (payload) => {
    const { demandId, groupId } = idsOf(payload, "demandId", "groupId");
    return sql`select people.account_id, null::bigint, ${demandId}::bigint, null::bigint from co_sponsors
      join demands on demands.id = demand_id cross join lateral (
        select author_id as account_id where co_sponsors.state = 'offered' and author_id is not null
        union select group_members.account_id from group_members where group_members.state = 'member' and group_members.role in ('organiser', 'owner')
          and group_members.group_id = case co_sponsors.state when 'offered' then demands.group_id else co_sponsors.account_id end) as people
      where demand_id = ${demandId} and co_sponsors.account_id = ${groupId} and co_sponsors.state <> 'accepted'`;
  },
  holds: sql<boolean>`exists (select from co_sponsors join demands on demands.id = demand_id
    where demand_id = entry.subject_id and state <> 'accepted' and ${demandVisibleTo(reader)})`,
  link: ({ subject_id }) => `/demands/${subject_id}/actions#sponsors`,
};
