import { type Group, GroupHead } from "#modules/groups";
import { formatDay } from "#platform/format";
import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import type { Event, EventList } from "../queries.ts";
import { words } from "../words.ts";
import { EventEntry, OtherEvents } from "./events-page.tsx";

type GroupEventsProps = { shell: Shell; group: Group; events: EventList; organises: boolean };
const monthOf = ({ starts_at, time_zone }: Event) => formatDay(starts_at, time_zone).slice(0, 7);

/** The calendar of a group: what comes next, or what is over, month by month. */
export function GroupEventsPage({ shell, group, events, organises }: GroupEventsProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const months = Map.groupBy(events.entries, monthOf);
  const path = `/groups/${group.handle}/events`;
  return (
    <Page shell={shell} title={t("eventsOf", { name: group.name })} heading="own">
      <GroupHead shell={shell} group={group} current="events" />
      {organises && (
        <p class="row">
          <a class="btn" href={`/events/new?group=${group.handle}`}>
            {t("new")}
          </a>
        </p>
      )}
      {months.size === 0 && <Empty shell={shell} icon="bell" title={t(events.past ? "nonePast" : "none")} />}
      {[...months].map(([month, entries]) => (
        <>
          <h2>{nameOf(month, locale)}</h2>
          <ul class="list">
            {entries.map((event) => (
              <EventEntry shell={shell} event={event} />
            ))}
          </ul>
        </>
      ))}
      <OtherEvents shell={shell} events={events} path={path} />
      {group.access !== "private" && group.access !== "invite" && (
        <p class="row">
          <a href={`${path}.ics`}>{t("calendarFile")}</a>
        </p>
      )}
    </Page>
  );
}

const names = {
  id: new Intl.DateTimeFormat("id", { month: "long", year: "numeric", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }),
};
const nameOf = (month: string, locale: "id" | "en") => names[locale].format(new Date(`${month}-01T00:00:00Z`));
