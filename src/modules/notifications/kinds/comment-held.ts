import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

/** Comments of people without an account wait: those trusted with posts are told, once a day however many they are. */
export const commentHeld: Kind = {
  name: "comment-held",
  on: ["campaigns.commented"],
  icon: "reply",
  find: (payload) => sql`select official.id, null::bigint, demand_id, null::bigint
    from guest_comments join accounts official on official.role = 'administrator'
      or official.role = 'moderator' and 'posts' = any (official.permissions)
    where guest_comments.id = ${idsOf(payload, "commentId").commentId} and guest_comments.state = 'held'`,
  holds: sql<boolean>`exists (select from guest_comments where demand_id = entry.subject_id and state = 'held')`,
  link: () => "/admin/comments",
  only: ["moderator", "administrator"],
};
