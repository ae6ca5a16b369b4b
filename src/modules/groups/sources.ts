import { sql } from "kysely";
import type { Source } from "#modules/posts";
import { type Looker, notMutedBy } from "#modules/trust";

/** What was begun in a group, the newest first; under one of its subjects, if one is named. */
export function groupSource(looker: Looker, group: { readonly id: string }, topicId?: string): Source {
  const about = topicId ? sql`posts.topic_id = ${topicId}` : sql`true`;
  return {
    from: sql`posts`,
    where: sql<boolean>`posts.group_id = ${group.id} and posts.in_reply_to_id is null and posts.group_hidden_at is null and ${about} and ${notMutedBy(looker, "posts.author_id")}`,
    entry: sql`posts.id`,
  };
}
