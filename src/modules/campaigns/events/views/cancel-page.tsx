import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Event } from "../queries.ts";
import { words } from "../words.ts";
import { ScopeField } from "./change-event-page.tsx";

/** Calling an event off, with a reason that its guests are told. */
export function CancelPage({ shell, event, filled }: { shell: Shell; event: Event; filled: Filled }) {
  const t = words(shell.reader.locale);
  const { values } = filled;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("cancel")}>
      <p dir="auto">{event.title}</p>
      <Problems shell={shell} errors={errors} />
      <Form
        action={`/events/${event.id}/cancellation`}
        once={newSecret().slice(0, 22)}
        submit={t("cancelYes")}
        danger
        other={
          <a class="btn alt" href={`/events/${event.id}`}>
            {t("back")}
          </a>
        }
      >
        <TextArea
          name="reason"
          label={t("field.reason")}
          hint={t("hint.reason")}
          value={values["reason"]}
          error={errors["reason"]}
          rows={3}
          required
          dir="auto"
        />
        {event.series_id && <ScopeField shell={shell} values={values} errors={errors} />}
      </Form>
    </Page>
  );
}
