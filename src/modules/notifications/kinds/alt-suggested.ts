import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

/** Words for a picture wait for its author's yes. */
export const altSuggested: Kind = {
  name: "alt-suggested",
  on: ["media.alt-suggested"],
  icon: "photo",
  find: (payload) => {
    const { postId, accountId, authorId } = idsOf(payload, "postId", "accountId", "authorId");
    return sql`select ${authorId}::bigint, ${accountId}::bigint, ${postId}::bigint, ${postId}::bigint`;
  },
  holds: sql<boolean>`exists (select from alt_suggestions join pictures on pictures.id = picture_id
    where pictures.post_id = entry.post_id and alt_suggestions.account_id = entry.actor_id)`,
  link: ({ subject_id }) => `/p/${subject_id}`,
};
