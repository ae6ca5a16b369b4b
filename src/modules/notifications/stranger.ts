import { sql } from "kysely";

/** An account counts as new for so long. */
const NEW_DAYS = 30;

/** Whether the person told does not follow who did it, nor said yes to their news before. In a row of `told`. */
export const isStranger = sql<boolean>`(told.actor_id is not null
  and not exists (select from follows where follower_id = told.account_id and followee_id = told.actor_id and state = 'accepted')
  and not exists (select from notification_permits permit where permit.account_id = told.account_id and permit.actor_id = told.actor_id))`;

/**
 * Whether somebody of another server, whom nobody here had heard of a day ago, calls the person in a post of theirs that answers
 * nothing of the person's: the way spam comes, in waves from hundreds of servers.
 */
const isUnheardOf = sql<boolean>`(actor.host <> '' and actor.created_at > now() - interval '1 day' and posts.author_id = told.actor_id
  and posts.in_reply_to_author_id is distinct from told.account_id)`;

/**
 * What becomes of news from someone: `accept`, `filter` or `drop`, the strictest of what the person chose for the kinds of
 * stranger this is. Private is a post that only followers and those it names see. Whom one follows is no stranger.
 */
export const verdict = sql<string>`case when not tie.unfollowed then 'accept' else (
  select case when bool_or(choice = 'drop') then 'drop' when bool_or(choice = 'filter') then 'filter' else 'accept' end
  from (values
    (coalesce(inboxes.from_unfollowed, 'accept'), true),
    (coalesce(inboxes.from_nonfollowers, 'accept'), not exists (select from follows
      where follower_id = told.actor_id and followee_id = told.account_id and state = 'accepted')),
    (coalesce(inboxes.from_new, 'accept'), actor.created_at > now() - make_interval(days => ${NEW_DAYS}::integer)),
    (coalesce(inboxes.from_private, 'filter'), posts.author_id = told.actor_id and posts.audience in ('followers', 'direct')),
    (coalesce(inboxes.from_limited, 'filter'), actor.restriction = 'limited'),
    ('filter', ${isUnheardOf})
  ) as rule (choice, applies) where applies) end`;
