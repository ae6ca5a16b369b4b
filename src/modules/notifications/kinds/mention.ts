import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

/** Whoever is answered hears of the answer instead; a message has its own place. */
export const mention: Kind = {
  name: "mention",
  on: ["posts.published", "posts.edited"],
  icon: "around",
  find: (payload) => sql`select mentions.account_id, author_id, id, id from posts join mentions on post_id = id
    where id = ${idsOf(payload, "postId").postId} and audience <> 'direct'
      and mentions.account_id is distinct from in_reply_to_author_id`,
  holds: sql<boolean>`exists (select from mentions where post_id = entry.post_id and account_id = entry.account_id)`,
  link: ({ post_id }) => `/p/${post_id}`,
  push: true,
  mail: true,
};
