import type { Child } from "hono/jsx";
import { formatDateTime, formatDay, formatTime } from "#platform/format";
import type { Shell } from "#ui/page";
import type { Event } from "../queries.ts";
import { type AccessFact, accessFacts } from "../rules.ts";
import { words } from "../words.ts";

/** When, where, who, how many seats, and who can come in. */
export function EventFacts({ shell, event }: { shell: Shell; event: Event }) {
  const t = words(shell.reader.locale);
  const { organiser, group, place, address, map_url, online_url, capacity, seats_taken, childcare, access_note } =
    event;
  const knowsLink = event.tends || event.mine?.state === "going";
  const facts = accessFacts.filter((fact: AccessFact) => event.access_facts.includes(fact));
  return (
    <dl>
      <Fact name={t("when")}>
        <When shell={shell} event={event} />
      </Fact>
      {place && (
        <Fact name={t("field.place")}>
          <span class="p-location" dir="auto">
            {[place, address].filter(Boolean).join(", ")}
          </span>{" "}
          {map_url && (
            <a href={map_url} rel="nofollow noopener">
              {t("map")}
            </a>
          )}
        </Fact>
      )}
      {online_url && (
        <Fact name={t("online")}>
          {knowsLink ? (
            <a href={online_url} rel="nofollow noopener">
              {online_url}
            </a>
          ) : (
            t("onlineHint")
          )}
        </Fact>
      )}
      {group && (
        <Fact name={t("field.group")}>
          <a class="p-organizer" href={`/@${group.handle}`} dir="auto">
            {group.name}
          </a>
        </Fact>
      )}
      {organiser && (
        <Fact name={t("by")}>
          <a class={group ? undefined : "p-organizer"} href={`/@${organiser.handle}`} dir="auto">
            {organiser.name}
          </a>
        </Fact>
      )}
      <Fact name={t("field.audience")}>{t(`audience.${event.audience}`)}</Fact>
      <Fact name={t("coming")}>
        {capacity === null ? t("people", { count: seats_taken }) : t("seats", { taken: seats_taken, capacity })}
      </Fact>
      {(facts.length > 0 || access_note) && (
        <Fact name={t("access")}>
          <span dir="auto">{[...facts.map((fact) => t(`fact.${fact}`)), access_note].filter(Boolean).join(" · ")}</span>
        </Fact>
      )}
      {childcare && <Fact name={t("children")}>{t("childcareOffered")}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children?: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** From when to when, on the event's own clock: people go by the clock of the place. */
export function When({ shell, event }: { shell: Shell; event: Event }) {
  const { locale } = shell.reader;
  const { starts_at, ends_at, time_zone } = event;
  const sameDay = formatDay(starts_at, time_zone) === formatDay(ends_at, time_zone);
  return (
    <>
      <time class="dt-start" datetime={starts_at.toISOString()}>
        {formatDateTime(starts_at, locale, time_zone)}
      </time>{" "}
      –{" "}
      <time class="dt-end" datetime={ends_at.toISOString()}>
        {sameDay ? formatTime(ends_at, locale, time_zone) : formatDateTime(ends_at, locale, time_zone)}
      </time>
    </>
  );
}
