import { type RawBuilder, sql } from "kysely";
import { demandVisibleTo } from "#modules/trust";
import { idsOf, type Kind } from "../kind.ts";

const reader = { id: sql<string>`entry.account_id`, status: "active" } as const;
const stands = sql<boolean>`exists (select from demands where demands.id = entry.subject_id and ${demandVisibleTo(reader)})`;
const link: Kind["link"] = ({ subject_id }) => `/demands/${subject_id}`;
const organisers = sql`select account_id from group_members
  where group_id = demands.group_id and state = 'member' and role in ('organiser', 'owner')`;
const affected = sql`select account_id from signatures
  where demand_id = demands.id and tier = 'member' and state = 'valid' and affected`;

/** Those with a part in a demand, each once; never whoever did what they would be told of. */
const told = (payload: unknown, people: RawBuilder<unknown>): RawBuilder<unknown> => {
  const { demandId } = idsOf(payload, "demandId");
  const byId = (payload as { byId?: unknown }).byId;
  return sql`select account_id, null::bigint, demands.id, null::bigint from demands
    cross join lateral (select author_id as account_id union ${people}) as people
    where demands.id = ${demandId} and account_id is not null and account_id is distinct from ${typeof byId === "string" ? byId : null}::bigint`;
};

/** Somebody took a step: who asked, who leads the group and those affected hear of it. */
export const demandMoved: Kind = {
  name: "demand-moved",
  on: [
    "campaigns.acknowledged",
    "campaigns.answered",
    "campaigns.milestone-set",
    "campaigns.confirmed",
    "campaigns.reopened",
  ],
  icon: "flag",
  find: (payload) => told(payload, sql`${organisers} union ${affected}`),
  holds: stands,
  link,
  push: true,
  mail: true,
};

/** It is said to be done: those affected are asked whether it is. */
export const demandDone: Kind = {
  name: "demand-done",
  on: ["campaigns.done"],
  icon: "check",
  find: (payload) => told(payload, affected),
  holds: sql<boolean>`exists (select from demands where demands.id = entry.subject_id and status = 'done' and ${demandVisibleTo(reader)})`,
  link: ({ subject_id }) => `/demands/${subject_id}/outcome`,
  push: true,
  mail: true,
};

/** A day went by and what was due did not come. */
export const demandLate: Kind = {
  name: "demand-late",
  on: ["campaigns.late"],
  icon: "bell",
  find: (payload) => told(payload, organisers),
  holds: stands,
  link,
  push: true,
  mail: true,
};

/** Somebody asks for what a member wants to hear of; an anonymous one is told like any other, a confidential one to nobody. */
export const demandFound: Kind = {
  name: "demand-found",
  on: ["campaigns.demanded", "campaigns.let-out"],
  icon: "flag",
  find: (payload) => {
    const { demandId } = idsOf(payload, "demandId");
    return sql`select distinct searches.account_id, null::bigint, demands.id, null::bigint
      from demands cross join followed_searches searches
      where demands.id = ${demandId} and demands.openness <> 'confidential' and demands.held_at is null and demands.removed_at is null
        and searches.account_id is distinct from demands.author_id
        and searches.kind in ('', demands.kind) and searches.category in ('', demands.category)
        and (searches.q = '' or words_of_demand(demands.title, demands.place, demands.ask, demands.what)
          @@ plainto_tsquery('indonesian', search_text(searches.q)))
        and not exists (select from groups where groups.id = demands.group_id and access in ('private', 'invite')
          and not exists (select from group_members where group_id = groups.id and account_id = searches.account_id and state = 'member'))
        and (demands.openness = 'anonymous' or not exists (select from blocks where
          blocker_id = demands.author_id and blocked_id = searches.account_id or blocker_id = searches.account_id and blocked_id = demands.author_id))`;
  },
  holds: stands,
  link,
};
