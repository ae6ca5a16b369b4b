import { sql } from "kysely";
import { idsOf, type Kind } from "../kind.ts";

const find: Kind["find"] = (payload) => {
  const { postId, quotedId, authorId, quotedAuthorId } = idsOf(
    payload,
    "postId",
    "quotedId",
    "authorId",
    "quotedAuthorId",
  );
  return sql`select ${quotedAuthorId}::bigint, ${authorId}::bigint, ${quotedId}::bigint, ${postId}::bigint`;
};

export const quote: Kind = {
  name: "quote",
  on: ["posts.quoted"],
  icon: "share",
  find,
  link: ({ subject_id, post_id, entries }) => (entries > 1 ? `/p/${subject_id}/quotes` : `/p/${post_id}`),
  push: true,
  mail: true,
};

/** Someone waits for consent; gone from the list once they have an answer. */
export const quoteAsked: Kind = {
  name: "quote-asked",
  on: ["posts.quote-asked"],
  icon: "share",
  find,
  holds: sql<boolean>`exists (select from posts where id = entry.post_id and quote_state = 'pending')`,
  link: quote.link,
  push: true,
  mail: true,
};
