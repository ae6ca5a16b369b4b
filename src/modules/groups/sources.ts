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

/** Those set on top of a group. */
export function pinnedSource(group: { readonly id: string }): Source {
  return {
    from: sql`posts`,
    where: sql<boolean>`posts.group_id = ${group.id} and posts.group_pinned_at is not null and posts.group_hidden_at is null`,
    entry: sql`posts.id`,
  };
}

/** What was begun in a group with pictures, and no warning before them. */
export function picturesSource(looker: Looker, group: { readonly id: string }): Source {
  const all = groupSource(looker, group);
  return {
    ...all,
    where: sql<boolean>`${all.where} and posts.pictures_count > 0 and posts.warning = '' and posts.curtain = ''`,
  };
}
