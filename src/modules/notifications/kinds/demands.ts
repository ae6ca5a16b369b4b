import { type RawBuilder, sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

const stands = sql<boolean>`exists (select from demands where demands.id = entry.subject_id and removed_at is null)`;
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
  holds: sql<boolean>`exists (select from demands where demands.id = entry.subject_id and removed_at is null and status = 'done')`,
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
