import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

/** Whoever is answered or quoted hears of that instead; a message has its own place. */
export const mention: Kind = {
  name: "mention",
  on: ["posts.published", "posts.edited"],
  icon: "around",
  find: (
    payload,
  ) => sql`select mentions.account_id, author_id, posts.id, posts.id from posts join mentions on post_id = posts.id
    where posts.id = ${idsOf(payload, "postId").postId} and audience <> 'direct'
      and mentions.account_id is distinct from in_reply_to_author_id
      and mentions.account_id is distinct from (select quoted.author_id from posts quoted where quoted.id = posts.quoted_id)`,
  holds: sql<boolean>`exists (select from mentions where post_id = entry.post_id and account_id = entry.account_id)`,
  link: ({ post_id }) => `/p/${post_id}`,
  push: true,
  mail: true,
};
