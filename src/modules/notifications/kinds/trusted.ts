import { sql } from "kysely";
import { z } from "zod";
import { idsOf, type Kind } from "../kind.ts";

const people = (payload: unknown) => idsOf(payload, "accountId", "trustedId");

export const trustAsked: Kind = {
  name: "trust-asked",
  on: ["accounts.trust-asked"],
  icon: "lock",
  find: (payload) => {
    const { accountId, trustedId } = people(payload);
    return sql`select ${trustedId}::bigint, ${accountId}::bigint, 0::bigint, null::bigint`;
  },
  holds: sql<boolean>`exists (select from trusted_people where account_id = entry.actor_id and trusted_id = entry.account_id and accepted_at is null)`,
  link: () => "/settings/trusted-people",
  always: true,
  push: true,
  mail: true,
};

export const trustAgreed: Kind = {
  name: "trust-agreed",
  on: ["accounts.trust-agreed"],
  icon: "check",
  find: (payload) => {
    const { accountId, trustedId } = people(payload);
    return sql`select ${accountId}::bigint, ${trustedId}::bigint, 0::bigint, null::bigint`;
  },
  link: () => "/settings/trusted-people",
};

const open = sql<boolean>`exists (select from recoveries where id = entry.subject_id and ended_at is null)`;

/** Someone cannot get in and asks those they trust. */
export const recoveryAsked: Kind = {
  name: "recovery-asked",
  on: ["accounts.recovery-asked"],
  icon: "lock",
  find: (payload) => {
    const { recoveryId, accountId } = idsOf(payload, "recoveryId", "accountId");
    const { trustedIds } = z.object({ trustedIds: z.array(z.string()) }).parse(payload);
    return sql`select trusted, ${accountId}::bigint, ${recoveryId}::bigint, null::bigint from unnest(${trustedIds}::bigint[]) as trusted`;
  },
  holds: open,
  link: ({ subject_id }) => `/recoveries/${subject_id}`,
  always: true,
  push: true,
  mail: true,
};

/** Its owner hears of it as well, and can stop what they did not ask for. */
export const recoveryWarning: Kind = {
  name: "recovery-warning",
  on: ["accounts.recovery-asked"],
  icon: "flag",
  find: (payload) => {
    const { recoveryId, accountId } = idsOf(payload, "recoveryId", "accountId");
    return sql`select ${accountId}::bigint, null::bigint, ${recoveryId}::bigint, null::bigint`;
  },
  holds: open,
  link: () => "/settings/trusted-people",
  always: true,
  push: true,
  mail: true,
};
