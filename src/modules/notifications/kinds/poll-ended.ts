import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

/** Whoever asked and whoever voted hear the result. */
export const pollEnded: Kind = {
  name: "poll-ended",
  on: ["posts.poll-ended"],
  icon: "check",
  find: (payload) => {
    const { postId } = idsOf(payload, "postId");
    return sql`select account_id, null::bigint, ${postId}::bigint, ${postId}::bigint from (select author_id as account_id from posts where id = ${postId}
      union select account_id from poll_votes where post_id = ${postId}) as people`;
  },
  link: ({ post_id }) => `/p/${post_id}`,
  push: true,
};
