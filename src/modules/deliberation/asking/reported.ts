import { sql } from "kysely";
import { removedWithPost } from "#modules/posts";
import type { ThingKind } from "#modules/trust";
import { getQuestion } from "./queries.ts";

/** How moderators meet questions. The post that tells of one goes and comes back with it. */
export const questionThing: ThingKind = {
  find: async (ctx, viewer, id) => {
    const question = await getQuestion(ctx, viewer, id);
    return {
      kind: "question",
      id,
      subjectId: question.author_id ?? "",
      snapshot: {
        name: question.author?.name ?? "—",
        handle: question.author?.handle ?? "",
        text: [question.title, question.about].filter(Boolean).join("\n\n"),
        isPrivate: question.group?.isClosed ?? false,
        at: question.opened_at.toISOString(),
      },
    };
  },
  href: ({ id }) => `/questions/${id}`,
  ...removedWithPost(
    (removed, id) => sql`update questions set removed_at = ${removed ? sql`now()` : sql`null`}
      where id = ${id} and (removed_at is null) = ${removed} returning post_id`,
  ),
};
