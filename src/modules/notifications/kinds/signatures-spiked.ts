import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

/** A demand is suddenly signed much faster: its author and the moderators should look. */
export const signaturesSpiked: Kind = {
  name: "signatures-spiked",
  on: ["campaigns.signatures-spiked"],
  icon: "flag",
  find: (payload) => {
    const { demandId } = idsOf(payload, "demandId");
    return sql`select official.id, null::bigint, ${demandId}::bigint, null::bigint from accounts official
      where official.role = 'administrator' or official.role = 'moderator' and 'reports' = any (official.permissions)
        or official.id = (select author_id from demands where id = ${demandId})`;
  },
  holds: sql<boolean>`exists (select from demands where id = entry.subject_id and removed_at is null)`,
  link: ({ subject_id }) => `/demands/${subject_id}/signatures/check`,
  always: true,
  push: true,
};
