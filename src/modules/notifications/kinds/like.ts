import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

export const like: Kind = {
  name: "like",
  on: ["posts.reacted"],
  icon: "heart",
  find: (payload) => {
    const { postId, accountId } = idsOf(payload, "postId", "accountId");
    return sql`select author_id, ${accountId}::bigint, id, id from posts where id = ${postId} and audience <> 'direct'`;
  },
  holds: sql<boolean>`exists (select from reactions where post_id = entry.post_id and account_id = entry.actor_id)`,
  link: ({ subject_id }) => `/p/${subject_id}`,
};
