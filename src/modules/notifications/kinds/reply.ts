import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

/** Answers to one post are told together, since a post may get thousands. */
export const reply: Kind = {
  name: "reply",
  on: ["posts.published"],
  icon: "reply",
  find: (payload) => sql`select in_reply_to_author_id, author_id, in_reply_to_id, id from posts
    where id = ${idsOf(payload, "postId").postId} and in_reply_to_author_id is not null and audience <> 'direct'`,
  link: ({ subject_id, post_id, entries }) => `/p/${entries > 1 ? subject_id : post_id}`,
  push: true,
  mail: true,
};
