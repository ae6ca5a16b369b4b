import { type RawBuilder, sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Source } from "#modules/posts";

import { type EachLooker, type Looker, notLimitedFor, notMutedBy, notMutedThread } from "#modules/trust";

/**
 * What stands on a person's home: entries written when people published, and, merged on read, those of people with
 * too many followers to write to each.
 */
export function homeSources(
  viewer: Pick<Account, "id" | "status" | "reads_merged"> | (EachLooker & { readonly reads_merged: boolean }),
): Source[] {
  const heard = sql<boolean>`${notMutedBy(viewer, "posts.author_id")} and ${notMutedThread(viewer)}`;
  // Through shares whom moderators limited reaches no strangers; what followers have of them stands without a sharer.
  const free = (sharer: RawBuilder<unknown>) =>
    sql<boolean>`(${sharer} is null or ${notLimitedFor(viewer, "posts.author_id")})`;
  const each = sql`(select accounts.id from accounts where accounts.merged_on_read and exists (select from follows
    where follower_id = ${viewer.id} and followee_id = accounts.id and state = 'accepted')) as merged`;
  const written: Source = {
    from: sql`home_entries join posts on posts.id = home_entries.post_id`,
    where: sql<boolean>`home_entries.account_id = ${viewer.id} and posts.audience <> 'direct' and ${heard} and ${notMutedBy(viewer, "home_entries.sharer_id")} and ${free(sql`home_entries.sharer_id`)}`,
    entry: sql`home_entries.entry_id`,
    sharer: sql`home_entries.sharer_id`,
  };
  if (!viewer.reads_merged) return [written];
  return [
    written,
    {
      each,
      from: sql`posts`,
      where: sql<boolean>`posts.author_id = merged.id and ${heard} and posts.in_reply_to_id is null and posts.audience <> 'direct'`,
      entry: sql`posts.id`,
    },
    {
      each,
      from: sql`shares join posts on posts.id = shares.post_id`,
      where: sql<boolean>`shares.account_id = merged.id and ${heard} and ${notMutedBy(viewer, "shares.account_id")} and ${free(sql`shares.account_id`)} and not exists (select from follows where follower_id = ${viewer.id} and followee_id = merged.id and hide_shares)`,
      entry: sql`shares.id`,
      sharer: sql`shares.account_id`,
    },
  ];
}

const whoseUri = { ours: sql`posts.uri is null`, theirs: sql`posts.uri is not null`, everybody: sql`true` } as const;

/** What people of this server, or of others, say to everyone here; replies stand in their conversations. */
export function communitySource(looker: Looker | EachLooker, whose: keyof typeof whoseUri = "ours"): Source {
  return {
    from: sql`posts`,
    where: sql<boolean>`posts.audience in ('public', 'local') and posts.in_reply_to_id is null and ${whoseUri[whose]} and ${notMutedBy(looker, "posts.author_id")} and ${notLimitedFor(looker, "posts.author_id")}`,
    entry: sql`posts.id`,
  };
}

/** Servers the community decided to hear less of stand in no list of everyone's; the nearest decision counts. */
const isHeard = sql<boolean>`coalesce((select severity from server_policies policy, accounts author where author.id = posts.author_id
  and (author.host = policy.host or author.host like '%.' || policy.host) order by length(policy.host) desc limit 1), 'allow') = 'allow'`;

/** What people of other servers say to everyone, as far as it reached us. */
export function elsewhereSource(looker: Looker): Source {
  return {
    from: sql`posts`,
    where: sql<boolean>`posts.audience = 'public' and posts.in_reply_to_id is null and posts.uri is not null and ${isHeard} and ${notMutedBy(looker, "posts.author_id")} and ${notLimitedFor(looker, "posts.author_id")}`,
    entry: sql`posts.id`,
  };
}

/** Posts that carry a tag, but for quiet ones and messages. */
export function tagSource(looker: Looker | EachLooker, tag: string): Source {
  return {
    from: sql`post_tags join posts on posts.id = post_tags.post_id`,
    where: sql<boolean>`post_tags.tag = ${tag} and posts.audience not in ('quiet', 'direct') and ${notMutedBy(looker, "posts.author_id")} and ${notLimitedFor(looker, "posts.author_id")}`,
    entry: sql`post_tags.post_id`,
  };
}

/** The tabs of a profile: what the person wrote and shared, or only their replies. Messages stand on neither. */
export function profileSources(account: Pick<Account, "id">, tab: "posts" | "replies"): Source[] {
  const written = (replies: boolean): Source => ({
    from: sql`posts`,
    where: replies
      ? sql<boolean>`posts.author_id = ${account.id} and posts.in_reply_to_id is not null and posts.audience <> 'direct'`
      : sql<boolean>`posts.author_id = ${account.id} and posts.in_reply_to_id is null and posts.audience <> 'direct'`,
    entry: sql`posts.id`,
  });
  if (tab === "replies") return [written(true)];
  const shared: Source = {
    from: sql`shares join posts on posts.id = shares.post_id`,
    where: sql<boolean>`shares.account_id = ${account.id}`,
    entry: sql`shares.id`,
    sharer: sql`shares.account_id`,
  };
  return [written(false), shared];
}

/** What the viewer kept for later, the latest kept first. */
export function bookmarkSource(viewer: Pick<Account, "id">): Source {
  return {
    from: sql`bookmarks join posts on posts.id = bookmarks.post_id`,
    where: sql<boolean>`bookmarks.account_id = ${viewer.id}`,
    entry: sql`bookmarks.id`,
  };
}

/** Posts that name the viewer or answer them, but for messages. */
export function mentionSource(viewer: Pick<Account, "id" | "status">): Source {
  return {
    from: sql`mentions join posts on posts.id = mentions.post_id`,
    where: sql<boolean>`mentions.account_id = ${viewer.id} and posts.audience <> 'direct' and ${notMutedBy(viewer, "posts.author_id")} and ${notLimitedFor(viewer, "posts.author_id")}`,
    entry: sql`mentions.post_id`,
  };
}
