import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

/** A scheduled post could not be published at its hour. */
export const heldBack: Kind = {
  name: "held-back",
  on: ["posts.held-back"],
  icon: "edit",
  find: (payload) => {
    const { draftId, accountId } = idsOf(payload, "draftId", "accountId");
    return sql`select ${accountId}::bigint, null::bigint, ${draftId}::bigint, null::bigint`;
  },
  holds: sql<boolean>`exists (select from drafts where id = entry.subject_id and account_id = entry.account_id)`,
  link: ({ subject_id }) => `/drafts/${subject_id}`,
  always: true,
  push: true,
  mail: true,
};
