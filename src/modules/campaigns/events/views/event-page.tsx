import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Comers } from "../guests/queries.ts";
import { AnswerBox } from "../guests/views/answer-box.tsx";
import type { Event } from "../queries.ts";
import { words } from "../words.ts";
import { EventFacts } from "./event-facts.tsx";

/** An event: when, where, for whom, and how one comes. */
export function EventPage({ shell, event, comers }: { shell: Shell; event: Event; comers: Comers }) {
  const t = words(shell.reader.locale);
  const { id, title, about, agenda, cancelled_at, cancel_reason, post_id, audience } = event;
  return (
    <Page shell={shell} title={title} heading="own" index={audience === "public"}>
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
      {event.helps && (
        <p class="row">
          <a class="btn alt" href={`/events/${id}/guests`}>
            {t("guests")}
          </a>
        </p>
      )}
      <p class="row">
        {post_id && (
          <a class="btn alt" href={`/p/${post_id}`}>
            {t("discussion")}
          </a>
        )}{" "}
        <a class="btn alt" href={`/events/${id}.ics`}>
          {t("toCalendar")}
        </a>
      </p>
    </Page>
  );
}
