import { type RawBuilder, sql } from "kysely";
import type { Account } from "#modules/accounts";

/**
 * Who looks. A guest, and someone who still waits for approval, see what everyone sees. Someone at another server (`remote`)
 * sees what was sent there, and nothing that is for this server only.
 */
export type Looker = (Pick<Account, "id" | "status"> & Partial<Pick<Account, "mutes_hosts">>) | undefined;
/** Many who look at once: in each row the active member a column names. */
export type EachLooker = { readonly id: RawBuilder<string>; readonly status: "active"; readonly mutes_hosts?: boolean };

/**
 * Which rows of `posts` a viewer may see: the one policy, composed into every query that returns a post or
 * anything attached to one. By default nothing is seen.
 *
 * - everyone sees public and quiet posts;
 * - members see local ones besides ("this server only"), people of other servers do not;
 * - followers-only posts are seen by accepted followers and by those they mention;
 * - direct posts by those they mention;
 * - what is said in a private group by its members, wherever they live;
 * - authors see all of their own; across a block, in either direction, nobody sees anything;
 * - what moderators removed nobody sees, its author neither.
 */
export function visibleTo(looker: Looker | EachLooker): RawBuilder<boolean> {
  if (looker?.status !== "active" && looker?.status !== "remote") {
    return sql<boolean>`(posts.removed_at is null and posts.audience in ('public', 'quiet') and ${authorIsActive})`;
  }
  const { id } = looker;
  const open = looker.status === "active" ? sql`('public', 'quiet', 'local')` : sql`('public', 'quiet')`;
  return sql<boolean>`(posts.removed_at is null and (posts.author_id = ${id} or (
    (posts.audience in ${open}
      or posts.audience = 'followers' and exists (select from follows where follower_id = ${id} and followee_id = posts.author_id and state = 'accepted')
      or posts.audience = 'group' and exists (select from group_members where group_id = posts.group_id and account_id = ${id} and state = 'member' and ${isInGroup})
      or posts.audience in ('followers', 'direct') and exists (select from mentions where post_id = posts.id and account_id = ${id}))
    and not exists (select from blocks where blocker_id = posts.author_id and blocked_id = ${id})
    and not exists (select from blocks where blocker_id = ${id} and blocked_id = posts.author_id)
    and ${authorIsActive})))`;
}

/** What organisers took out of a group is seen by them and its author; of a group that is suspended nothing is seen. */
const isInGroup = sql<boolean>`((posts.group_hidden_at is null or group_members.role in ('organiser', 'owner'))
  and (select status from accounts where id = posts.group_id) in ('active', 'remote'))`;
const authorIsActive = sql<boolean>`(select status from accounts where id = posts.author_id) in ('active', 'remote')`;

/**
 * Whether the person in this column is not limited, or the viewer follows them: whom moderators limited stands in no list
 * of the community, no search, no tag, and nowhere else among strangers. Their own address still shows them.
 */
export function notLimitedFor(looker: Looker | EachLooker, column: string): RawBuilder<boolean> {
  const person = sql.ref(column);
  const isFree = sql`coalesce((select restriction from accounts where id = ${person}), 'none') <> 'limited'`;
  if (looker?.status !== "active") return sql<boolean>`${isFree}`;
  return sql<boolean>`(${person} = ${looker.id} or ${isFree}
    or exists (select from follows where follower_id = ${looker.id} and followee_id = ${person} and state = 'accepted'))`;
}

/**
 * Which rows of `stories` a viewer may see, by the same rules as posts: authors all of their own; members those for
 * this server, accepted followers those for followers; nobody what moderators hid; nobody anything across a block.
 * Guests see none. How long a story is shown is another question.
 */
export function storyVisibleTo(looker: Looker): RawBuilder<boolean> {
  if (looker?.status !== "active") return sql<boolean>`false`;
  const { id } = looker;
  return sql<boolean>`(stories.author_id = ${id} or (stories.hidden_at is null
    and (stories.audience = 'local' or exists (select from follows where follower_id = ${id} and followee_id = stories.author_id and state = 'accepted'))
    and not exists (select from blocks where blocker_id = stories.author_id and blocked_id = ${id})
    and not exists (select from blocks where blocker_id = ${id} and blocked_id = stories.author_id)
    and (select status from accounts where id = stories.author_id) = 'active'))`;
}

/**
 * Whether the viewer has not muted the person in this column. Mutes quieten lists; a post one opens by its
 * address is still shown.
 */
export function notMutedBy(looker: Looker | EachLooker, column: string): RawBuilder<boolean> {
  if (looker?.status !== "active") return sql<boolean>`true`;
  const heard = sql<boolean>`not exists (select from mutes where muter_id = ${looker.id} and muted_id = ${sql.ref(column)} and (expires_at is null or expires_at > now()))`;
  if (looker.mutes_hosts === false) return heard;
  return sql<boolean>`(${heard} and not exists (select from muted_hosts join accounts elsewhere on elsewhere.id = ${sql.ref(column)}
    where muted_hosts.account_id = ${looker.id} and (elsewhere.host = muted_hosts.host or elsewhere.host like '%.' || muted_hosts.host)))`;
}
