import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import type { Event } from "../../queries.ts";
import { isOver } from "../../rules.ts";
import { EventFacts } from "../../views/event-facts.tsx";
import { words } from "../../words.ts";
import { takesCodes } from "../attendance-code.ts";
import type { Linked } from "../links.ts";

type LinkProps = { shell: Shell; event: Event; linked: Linked; secret: string; now: Date };
const key = () => newSecret().slice(0, 22);

/** What the link in a mail opens: the seat as it stands, and the one button that changes it. */
export function LinkPage({ shell, event, linked: { guest, name }, secret, now }: LinkProps) {
  const t = words(shell.reader.locale);
  const stands = guest !== undefined && guest.state !== "no";
  const known = { state: guest?.state ?? "no", companions: 0, children: 0, shown: false, attended: null } as const;
  return (
    <Page shell={shell} title={event.title}>
      {event.cancelled_at && <p class="note bad">{t("cancelled")}</p>}
      {guest && <p class="note">{t(`state.${guest.state}`)}</p>}
      <EventFacts shell={shell} event={{ ...event, mine: guest && known }} />
      {!guest && !event.cancelled_at && !isOver(event, now) && (
        <>
          <p dir="auto">{t("confirmAs", { name })}</p>
          <PressForm action={`/seat/${secret}`} once={key()}>
            {t("answer.yes")}
          </PressForm>
        </>
      )}
      {stands && guest.attended && <p class="note ok">{t("attended")}</p>}
      {stands && !guest.attended && takesCodes(event, now) && (
        <p>
          <a class="btn" href={`/seat/${secret}/attendance`}>
            {t("attend")}
          </a>
        </p>
      )}
      {stands && (
        <PressForm action={`/seat/${secret}/removal`} once={key()} look="del">
          {t("answer.leave")}
        </PressForm>
      )}
      <p class="row">
        <a href={`/events/${event.id}`}>{t("back")}</a>
      </p>
    </Page>
  );
}

/** A link that leads nowhere any more. */
export function LinkOverPage({ shell }: { shell: Shell }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("linkOver")}>
      <p>{t("linkOverHint")}</p>
    </Page>
  );
}
