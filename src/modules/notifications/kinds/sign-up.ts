import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

/** Someone waits for an answer; gone from the list once they have one. */
export const signUp: Kind = {
  name: "sign-up",
  on: ["accounts.signed-up"],
  icon: "me",
  find: (payload) => sql`select official.id, applicant.id, 0::bigint, null::bigint
    from accounts applicant join accounts official on official.role = 'administrator' or official.role = 'moderator' and 'sign-ups' = any (official.permissions)
    where applicant.id = ${idsOf(payload, "accountId").accountId} and applicant.status = 'pending'`,
  link: () => "/admin/sign-ups",
  fromPending: true,
  only: ["moderator", "administrator"],
  push: true,
  mail: true,
};
