import { formatDateTime } from "#platform/format";
import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { Tabs } from "#ui/tabs";
import type { EventElsewhere } from "../list-elsewhere.ts";
import type { Event, EventList } from "../queries.ts";
import { words } from "../words.ts";
import { ElsewhereList } from "./elsewhere-list.tsx";

type EventsProps = { shell: Shell; events: EventList; mine?: boolean; elsewhere?: readonly EventElsewhere[] };

/** What comes next, or what of it is the viewer's own. */
export function EventsPage({ shell, events, mine = false, elsewhere = [] }: EventsProps) {
  const t = words(shell.reader.locale);
  const path = mine ? "/events/mine" : "/events";
  return (
    <Page shell={shell} title={t(mine ? "mine" : "events")} index={!mine}>
      {shell.reader.viewer && (
        <>
          <Tabs
            label={t("events")}
            tabs={[
              { href: "/events", label: t("upcoming"), current: !mine },
              { href: "/events/mine", label: t("mineShort"), current: mine },
            ]}
          />
          <p class="row">
            <a class="btn" href="/events/new">
              {t("new")}
            </a>{" "}
            {mine && (
              <a class="btn alt" href="/events/calendar">
                {t("calendar")}
              </a>
            )}
          </p>
        </>
      )}
      {events.entries.length + elsewhere.length === 0 && (
        <Empty shell={shell} icon="bell" title={t(events.past ? "nonePast" : mine ? "noneMine" : "none")} />
      )}
      <ul class="list">
        {events.entries.map((event) => (
          <EventEntry shell={shell} event={event} />
        ))}
      </ul>
      <ElsewhereList shell={shell} events={elsewhere} />
      <OtherEvents shell={shell} events={events} path={path} />
      {!mine && (
        <p class="row">
          <a href="/events.ics">{t("calendarFile")}</a>
        </p>
      )}
    </Page>
  );
}

/** The way on in a list, and from what comes to what is over and back. */
export function OtherEvents({
  shell,
  events: { later, past },
  path,
}: Pick<EventsProps, "shell" | "events"> & { path: string }) {
  const t = words(shell.reader.locale);
  const next = `${path}?${past ? "past&" : ""}after=${later}`;
  return (
    <>
      {later && <Pager shell={shell} older={next} label={t(past ? "earlier" : "later")} />}
      <p class="row">
        <a href={past ? path : `${path}?past`}>{t(past ? "upcomingEvents" : "pastEvents")}</a>
      </p>
    </>
  );
}

/** An event in a list: what, when and where, and whether the viewer comes. */
export function EventEntry({ shell, event }: { shell: Shell; event: Event }) {
  const { locale } = shell.reader;
  const t = words(locale);
  const { id, title, starts_at, time_zone, place, cancelled_at, mine } = event;
  const standing = cancelled_at ? t("cancelled") : mine && mine.state !== "no" && t(`state.${mine.state}`);
  return (
    <li class="h-event">
      <a class="u-uid" href={`/events/${id}`}>
        <span>
          <b class="p-name" dir="auto">
            {title}
          </b>{" "}
          <span class="q">
            <time class="dt-start" datetime={starts_at.toISOString()}>
              {formatDateTime(starts_at, locale, time_zone)}
            </time>
          </span>{" "}
          {(place || standing) && <span class="q">{[place, standing].filter(Boolean).join(" · ")}</span>}
        </span>
      </a>
    </li>
  );
}
