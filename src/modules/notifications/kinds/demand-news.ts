import { sql } from "kysely";
import { z } from "zod";
import { demandVisibleTo } from "#modules/trust";
import { idsOf, type Kind } from "../kind.ts";

const reader = { id: sql<string>`entry.account_id`, status: "active" } as const;

/** News of a demand for members who signed it and asked for it, and whom no mail reaches. */
export const demandNews: Kind = {
  name: "demand-news",
  on: ["campaigns.newsletter-sent"],
  icon: "bell",
  find: (payload) => {
    const { newsletterId } = idsOf(payload, "newsletterId");
    const { mails } = z.object({ mails: z.boolean() }).parse(payload);
    return sql`select account_id, null::bigint, newsletters.id, null::bigint
      from newsletters join signatures using (demand_id)
      where newsletters.id = ${newsletterId} and signatures.newsletter and signatures.state = 'valid' and account_id is not null
        and not (${mails}::boolean and exists (select from email_addresses where email_addresses.account_id = signatures.account_id))`;
  },
  holds: sql<boolean>`exists (select from newsletters join demands on demands.id = demand_id
    where newsletters.id = entry.subject_id and stopped_at is null and ${demandVisibleTo(reader)})`,
  link: ({ subject_id }) => `/newsletters/${subject_id}`,
};
