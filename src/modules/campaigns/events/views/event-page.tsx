import { createHash } from "node:crypto";
import { formatDateTime } from "#platform/format";
import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PreviewHead } from "#ui/preview";
import type { Demand } from "../../demands/queries.ts";
import type { Comers } from "../guests/queries.ts";
import { AnswerBox } from "../guests/views/answer-box.tsx";
import type { Event } from "../queries.ts";
import { words } from "../words.ts";
import { EventFacts } from "./event-facts.tsx";
import { EventTools } from "./event-tools.tsx";

type EventProps = {
  shell: Shell;
  event: Event;
  comers: Comers;
  /** What it is about, where the viewer may know of it. */
  demand: Pick<Demand, "id" | "title"> | undefined;
  hasMinutes: boolean;
  baseUrl: URL;
};

/** An event: when, where, for whom, and how one comes. */
export function EventPage({ shell, event, comers, demand, hasMinutes, baseUrl }: EventProps) {
  const t = words(shell.reader.locale);
  const { title, about, agenda, cancelled_at, cancel_reason, audience } = event;
  return (
    <Page
      shell={shell}
      title={title}
      heading="own"
      index={audience === "public"}
      head={!shell.reader.viewer && <Preview shell={shell} event={event} baseUrl={baseUrl} />}
    >
      <article class="h-event">
        <h1 class="p-name" dir="auto">
          {title}
        </h1>
        {cancelled_at && (
          <Notice kind="bad" title={t("cancelled")}>
            <p dir="auto">{cancel_reason}</p>
          </Notice>
        )}
        <EventFacts shell={shell} event={event} />
        <AnswerBox shell={shell} event={event} comers={comers} />
        {demand && (
          <p dir="auto">
            {t("aboutDemand")} <a href={`/demands/${demand.id}`}>{demand.title}</a>
          </p>
        )}
        {about && (
          <p class="lines p-summary" dir="auto">
            {about}
          </p>
        )}
        {agenda && (
          <>
            <h2>{t("field.agenda")}</h2>
            <p class="lines" dir="auto">
              {agenda}
            </p>
          </>
        )}
      </article>
      <EventTools shell={shell} event={event} hasMinutes={hasMinutes} />
    </Page>
  );
}

/** What messengers show for a link to it; only what a guest sees has one. */
function Preview({ shell, event, baseUrl }: Pick<EventProps, "shell" | "event" | "baseUrl">) {
  const { locale, communityName } = shell.reader;
  const address = new URL(`/events/${event.id}`, baseUrl).href;
  const said = [formatDateTime(event.starts_at, locale, event.time_zone), event.place, event.about];
  const version = createHash("sha256")
    .update([event.title, ...said].join("\n"))
    .digest("hex")
    .slice(0, 8);
  return (
    <PreviewHead
      address={address}
      image={`${address}/card.png?v=${version}`}
      title={[...[event.title, event.group?.name].filter(Boolean).join(" · ")].slice(0, 65).join("")}
      description={[...said.filter(Boolean).join(" · ").replace(/\s+/g, " ")].slice(0, 120).join("")}
      siteName={communityName}
      locale={locale}
    />
  );
}
