import { type RawBuilder, sql } from "kysely";

import { notMutedBy, visibleTo, wantsNewsOf } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { queueTask } from "#platform/events";

import type { Kind } from "./kind.ts";
import { isStranger, verdict } from "./stranger.ts";

/** The person who is told, as the policy's conditions name them. */
const recipient = { id: sql<string>`told.account_id`, status: "active" } as const;

const apart = sql<boolean>`exists (select from blocks
  where (blocker_id, blocked_id) in ((told.account_id, told.actor_id), (told.actor_id, told.account_id)))`;

/** Whether an actor's account is open, as this kind needs it. */
export const isOpen = (kind: Kind): RawBuilder<boolean> =>
  kind.fromPending ? sql<boolean>`actor.status = 'pending'` : sql<boolean>`actor.status in ('active', 'remote')`;

type Group = {
  readonly account_id: string;
  readonly subject_id: string;
  readonly day: number;
  readonly latest_id: string;
  readonly devices: readonly string[];
  readonly phones: readonly string[];
};

/** A group goes to the phones when it begins and at most once an hour afterwards, however many join it. */
const anHourAgo = sql`now() - interval '1 hour'`;

/** The devices of the person a group of `notifications` is for, if they want this kind there. */
const devicesFor = (kind: Kind) => sql<string[]>`array(select device.id from push_subscriptions device
  where device.account_id = notifications.account_id and ${kind.name} = any (coalesce((select push_exceptions from inboxes
    where inboxes.account_id = notifications.account_id), '{}')) is distinct from ${kind.push === true}::boolean)`;

/** The apps of that person that asked to be told of this kind, each time. */
const phonesFor = (kind: Kind) => sql<string[]>`array(select phone.id from app_phones phone
  where phone.account_id = notifications.account_id and ${kind.name} = any (phone.kinds))`;

/**
 * Tells everyone concerned of an event: one entry for each of them, and their group moves up. Done twice it has the effect
 * of once. Nobody hears of themselves, across a block, from people they muted, of a post they may not see, or of a kind
 * they chose not to hear of. From strangers as the person's policy says: with the rest, apart, or not at all.
 */
export async function noteNews(ctx: Context, kind: Kind, payload: unknown): Promise<void> {
  const policy = kind.always || kind.fromPending ? sql`'accept'` : verdict;
  const wanted = kind.always ? sql`true` : sql`not (${kind.name} = any (coalesce(inboxes.list_exceptions, '{}')))`;
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<Group>`
    with told (account_id, actor_id, subject_id, post_id) as (${kind.find(payload)}),
    judged as (select told.*, ${policy} as verdict from told
      join accounts recipient on recipient.id = told.account_id and recipient.status = 'active' and recipient.kind = 'person'
      left join inboxes on inboxes.account_id = told.account_id
      left join accounts actor on actor.id = told.actor_id
      left join posts on posts.id = told.post_id
      cross join lateral (select ${isStranger} as unfollowed) as tie
      where told.actor_id is distinct from told.account_id and ${wanted}
        and (told.actor_id is null or ${isOpen(kind)} and not ${apart} and ${notMutedBy(recipient, "told.actor_id")})
        and (told.post_id is null or ${visibleTo(recipient)} and ${wantsNewsOf(recipient)})),
    fresh as (insert into notification_entries as entry (account_id, kind, actor_id, subject_id, post_id, filtered)
      select account_id, ${kind.name}, actor_id, subject_id, post_id, verdict = 'filter' from judged
      where verdict <> 'drop' order by account_id on conflict do nothing
      returning id, account_id, kind, subject_id, day, filtered)
    insert into notifications (account_id, kind, subject_id, day, latest_id, pushed_at)
    select account_id, kind, subject_id, day, max(id), now() from fresh where not filtered
    group by account_id, kind, subject_id, day order by account_id
    on conflict (account_id, kind, subject_id, day) do update set latest_id = greatest(notifications.latest_id, excluded.latest_id),
      pushed_at = case when notifications.pushed_at > ${anHourAgo} then notifications.pushed_at else now() end
    returning account_id, subject_id, day, latest_id, ${phonesFor(kind)} as phones, case when pushed_at = now() then ${devicesFor(kind)} else '{}' end as devices`.execute(
      ctx.db,
    );
    for (const { account_id, subject_id, day, latest_id, devices, phones } of rows) {
      for (const phoneId of phones)
        await queueTask(ctx, "notifications.push-to-app", { phoneId, entryId: latest_id, tries: 0 });
      for (const deviceId of devices)
        await queueTask(ctx, "notifications.push", {
          deviceId,
          accountId: account_id,
          kind: kind.name,
          subjectId: subject_id,
          day,
          tries: 0,
        });
    }
  });
}
