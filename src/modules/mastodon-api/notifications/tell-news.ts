import type { EntryGroup, NewsEntry } from "#modules/notifications";
import { postUseCases } from "#modules/posts";
import { type ApiAccount, accountsOf } from "../entities/account.ts";
import { type ApiStatus, toStatuses } from "../entities/status.ts";
import type { Teller } from "../entities/teller.ts";
import { aloneKey, keyOf, momentOf, together, typeOf } from "./news-types.ts";

/** How many of those who did something are shown with a group. */
const SHOWN = 8;

async function statusesOf(
  teller: Teller,
  rows: readonly { readonly post_id: string | null }[],
): Promise<ReadonlyMap<string, ApiStatus>> {
  const ids = [...new Set(rows.flatMap(({ post_id }) => post_id ?? []))];
  const cards = await postUseCases.findCards(teller.ctx, teller.viewer, ids);
  const statuses = await toStatuses(teller, [...cards.values()]);
  return new Map(statuses.map((status) => [status.id, status]));
}

/** News one by one, as Mastodon tells it. What is about a post that is gone meanwhile is left out. */
export async function toNotifications(teller: Teller, entries: readonly NewsEntry[]) {
  const [accounts, statuses] = await Promise.all([
    accountsOf(
      teller,
      entries.flatMap(({ actor_id }) => actor_id ?? []),
    ),
    statusesOf(teller, entries),
  ]);
  return entries.flatMap((entry) => {
    const status = statuses.get(entry.post_id ?? "");
    const account: ApiAccount | undefined = entry.actor_id ? accounts.get(entry.actor_id) : status?.account;
    if (!account || (entry.post_id && !status)) return [];
    return [
      {
        id: entry.id,
        type: typeOf[entry.kind] ?? "mention",
        group_key: together.includes(entry.kind) ? keyOf(entry) : aloneKey(entry.id),
        created_at: momentOf(entry.id),
        account,
        ...(status && { status }),
      },
    ];
  });
}

/** Ids are larger than numbers of JavaScript; other languages read them whole. */
const wholeNumber = (id: string): unknown => (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON(id);

/** News in groups, with everyone and every post they name once each. */
export async function toGroups(teller: Teller, groups: readonly EntryGroup[]) {
  const samples = groups.map(({ actor_ids }) => [...new Set(actor_ids)].slice(0, SHOWN));
  const [accounts, statuses] = await Promise.all([accountsOf(teller, samples.flat()), statusesOf(teller, groups)]);
  const told = groups.flatMap((group, index) => {
    const status = statuses.get(group.post_id ?? "");
    if (group.post_id && !status) return [];
    const people = samples[index]?.filter((id) => accounts.has(id)) ?? [];
    return [
      {
        group_key: group.alone ? aloneKey(group.latest_id) : keyOf(group),
        notifications_count: group.count,
        type: typeOf[group.kind] ?? "mention",
        most_recent_notification_id: wholeNumber(group.latest_id),
        page_min_id: group.oldest_id,
        page_max_id: group.latest_id,
        latest_page_notification_at: momentOf(group.latest_id),
        sample_account_ids: people.length > 0 ? people : status ? [status.account.id] : [],
        ...(status && { status_id: status.id }),
      },
    ];
  });
  const authors = [...statuses.values()].map(({ account }) => [account.id, account] as const);
  return {
    accounts: [...new Map([...authors, ...accounts]).values()],
    statuses: [...statuses.values()],
    notification_groups: told,
  };
}
