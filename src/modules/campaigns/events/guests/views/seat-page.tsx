import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Event } from "../../queries.ts";
import { eventLimits } from "../../rules.ts";
import { words } from "../../words.ts";
import { CompanyFields } from "./answer-fields.tsx";

type SeatProps = { shell: Shell; event: Event; filled: Filled; byMail: boolean };

/** Coming without an account: a name and a mailbox, to which a link goes. */
export function SeatPage({ shell, event, filled, byMail }: SeatProps) {
  const t = words(shell.reader.locale);
  const { values } = filled;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { viewer } = shell.reader;
  return (
    <Page shell={shell} title={event.title}>
      <Problems shell={shell} errors={errors} />
      {!viewer && (
        <p class="row">
          <a class="btn alt" href={`/session/new?next=${encodeURIComponent(`/events/${event.id}/answer`)}`}>
            {t("signIn")}
          </a>
        </p>
      )}
      {byMail ? (
        <Form action={`/events/${event.id}/seat`} once={newSecret().slice(0, 22)} submit={t("sendLink")}>
          <p class="hint">{t("sendLinkHint")}</p>
          <TextField
            name="name"
            label={t("field.name")}
            value={values["name"]}
            error={errors["name"]}
            maxlength={eventLimits.name}
            autocomplete="name"
            required
            dir="auto"
          />
          <TextField
            name="email"
            type="email"
            label={t("field.email")}
            hint={t("hint.email")}
            value={values["email"]}
            error={errors["email"]}
            autocomplete="email"
            maxlength={254}
            required
          />
          <CompanyFields shell={shell} event={event} values={values} errors={errors} />
        </Form>
      ) : (
        <p>{t("noMailHere")}</p>
      )}
    </Page>
  );
}

/** After asking: the same for everyone, whether that mailbox was on the list or not. */
export function SentPage({ shell, event }: { shell: Shell; event: Event }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("lookInMail")}>
      <p>{t("lookInMailHint")}</p>
      <p class="row">
        <a href={`/events/${event.id}`}>{t("back")}</a>
      </p>
    </Page>
  );
}
