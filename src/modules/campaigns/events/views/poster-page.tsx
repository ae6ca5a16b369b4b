import { Page, type Shell } from "#ui/page";
import { QrCode, toQrAddress } from "#ui/qr";
import type { Event } from "../queries.ts";
import { words } from "../words.ts";
import { When } from "./event-facts.tsx";

/** A poster for one sheet of A4: what, when, where, and a code that leads to the event. */
export function EventPosterPage({ shell, event, baseUrl }: { shell: Shell; event: Event; baseUrl: URL }) {
  const t = words(shell.reader.locale);
  const address = new URL(`/events/${event.id}`, baseUrl);
  return (
    <Page shell={shell} title={t("poster")} heading="hidden">
      <section class="poster">
        <h2 dir="auto">{event.title}</h2>
        <p>
          <b>
            <When shell={shell} event={event} />
          </b>
        </p>
        {event.place && (
          <p dir="auto">
            <b>{[event.place, event.address].filter(Boolean).join(", ")}</b>
          </p>
        )}
        <QrCode text={toQrAddress(address)} label={t("scan", { title: event.title })} />
        <p>{address.href.replace(/^https?:\/\//, "")}</p>
        <p class="q">{event.group?.name ?? shell.reader.communityName}</p>
      </section>
      <p class="hint">{t("posterHint")}</p>
      <p class="row">
        <a class="btn alt" href={`/events/${event.id}`}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}
