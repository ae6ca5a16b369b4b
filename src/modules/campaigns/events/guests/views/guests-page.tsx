import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Event } from "../../queries.ts";
import { eventLimits } from "../../rules.ts";
import { words } from "../../words.ts";
import type { ListedGuest } from "../queries.ts";
import { CompanyFields } from "./answer-fields.tsx";

type GuestsProps = { shell: Shell; event: Event; guests: readonly ListedGuest[]; code: string; filled: Filled };
const key = () => newSecret().slice(0, 22);

/** The door of an event, for who looks after it: the code, who is on the list, and adding somebody who stands there. */
export function GuestsPage({ shell, event, guests, code, filled }: GuestsProps) {
  const t = words(shell.reader.locale);
  const { values } = filled;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const coming = guests.filter(({ state }) => state === "going");
  const children = coming.reduce((sum, guest) => sum + guest.children, 0);
  return (
    <Page shell={shell} title={t("guests")}>
      <p class="row" dir="auto">
        <a href={`/events/${event.id}`}>{event.title}</a>
      </p>
      <Problems shell={shell} errors={errors} />
      <p>
        {t("code")} <b class="codes">{code}</b>
      </p>
      <p class="hint">{t("codeHint")}</p>
      {children > 0 && <p>{t("childrenCount", { count: children })}</p>}
      <ul class="list">
        {guests
          .filter(({ state }) => state !== "no")
          .map((guest) => (
            <GuestEntry shell={shell} event={event} guest={guest} />
          ))}
      </ul>
      <h2>{t("addGuest")}</h2>
      <Form
        action={`/events/${event.id}/guests`}
        once={key()}
        submit={t("add")}
        other={
          <a class="btn alt" href={`/events/${event.id}/guests/sheet`}>
            {t("sheet")}
          </a>
        }
      >
        <TextField
          name="name"
          label={t("field.name")}
          value={values["name"]}
          error={errors["name"]}
          maxlength={eventLimits.name}
          required
          dir="auto"
        />
        <CompanyFields shell={shell} event={event} values={values} errors={errors} />
      </Form>
    </Page>
  );
}

function GuestEntry({ shell, event, guest }: { shell: Shell; event: Event; guest: ListedGuest }) {
  const t = words(shell.reader.locale);
  const path = `/events/${event.id}/guests/${guest.id}`;
  const facts = [
    t(`guest.${guest.state}`),
    guest.companions > 0 && t("with", { count: guest.companions }),
    guest.children > 0 && t("childrenCount", { count: guest.children }),
    guest.byMail && t("byMail"),
    guest.attended && t("attended"),
  ].filter(Boolean);
  return (
    <li class="entry">
      <p>
        <b dir="auto">{guest.name}</b> <span class="q">{facts.join(" · ")}</span>
      </p>
      <PressForm
        action={guest.attended ? `${path}/attendance/removal` : `${path}/attendance`}
        once={key()}
        look="alt"
        pressed={guest.attended !== null}
      >
        {t("mark", { name: guest.name })}
      </PressForm>
      {!guest.attended && (
        <PressForm action={`${path}/removal`} once={key()} look="plain">
          {t("takeOff", { name: guest.name })}
        </PressForm>
      )}
    </li>
  );
}
