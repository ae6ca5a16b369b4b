import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

export const share: Kind = {
  name: "share",
  on: ["posts.shared"],
  icon: "share",
  find: (payload) => sql`select posts.author_id, shares.account_id, posts.id, posts.id
    from shares join posts on posts.id = shares.post_id where shares.id = ${idsOf(payload, "shareId").shareId} and shares.account_id is distinct from posts.group_id`,
  holds: sql<boolean>`exists (select from shares where post_id = entry.post_id and account_id = entry.actor_id)`,
  link: ({ subject_id }) => `/p/${subject_id}`,
};
