import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

/** Those who answer for an addressee, each once. */
const answers = sql`(select account_id, addressee_id from addressee_members
  union select member.account_id, addressees.id from addressees join group_members member on member.group_id = addressees.account_id
    where member.state = 'member' and member.role in ('organiser', 'owner'))`;

/** Something was forwarded to those one answers for. */
export const forwarded: Kind = {
  name: "forwarded",
  on: ["campaigns.forwarded"],
  icon: "flag",
  find: (payload) => sql`select person.account_id, null::bigint, demands.id, null::bigint
    from demands join ${answers} as person on person.addressee_id = demands.addressee_id
    where demands.id = ${idsOf(payload, "demandId").demandId} and removed_at is null and held_at is null`,
  holds: sql<boolean>`exists (select from demands join ${answers} as person on person.addressee_id = demands.addressee_id
    where demands.id = entry.subject_id and removed_at is null and person.account_id = entry.account_id)`,
  link: ({ subject_id }) => `/demands/${subject_id}`,
  always: true,
  push: true,
  mail: true,
};
