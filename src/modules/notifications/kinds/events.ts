import { sql } from "kysely";
import { eventVisibleTo } from "#modules/trust";
import { idsOf, type Kind, type KindName } from "../kind.ts";

const reader = { id: sql<string>`entry.account_id`, status: "active" } as const;

/** Something there is to tell of an event: to whom it concerns alone, or to all who come, may come or wait, as long as they may see it. */
const about = (name: Extract<KindName, `event-${string}`>, holds: ReturnType<typeof sql<boolean>>): Kind => ({
  name,
  on: [`campaigns.${name}`],
  icon: "bell",
  find: (payload) => {
    const { newsId } = idsOf(payload, "newsId");
    return sql`select guest.account_id, null::bigint, event_news.id, null::bigint from event_news
      join event_guests guest on guest.event_id = event_news.event_id and guest.account_id is not null and guest.state <> 'no'
      where event_news.id = ${newsId} and (event_news.account_id is null or event_news.account_id = guest.account_id)`;
  },
  holds: sql<boolean>`exists (select from event_news join events on events.id = event_news.event_id
    join event_guests guest on guest.event_id = events.id and guest.account_id = entry.account_id and guest.state <> 'no'
    where event_news.id = entry.subject_id and ${holds} and ${eventVisibleTo(reader)})`,
  link: ({ subject_id }) => `/events/news/${subject_id}`,
  push: true,
  mail: true,
});

const takesPlace = sql<boolean>`events.cancelled_at is null`;
const isAhead = sql<boolean>`events.cancelled_at is null and events.ends_at > now()`;

export const eventTomorrow = about("event-tomorrow", isAhead);
export const eventSoon = about("event-soon", isAhead);
export const eventMoved = about("event-moved", takesPlace);
export const eventCancelled = about("event-cancelled", sql<boolean>`true`);
export const eventSeated = about("event-seated", sql<boolean>`guest.state = 'going'`);
