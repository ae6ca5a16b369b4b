import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Event } from "../queries.ts";
import { words } from "../words.ts";
import { EventFields, MoreFields } from "./event-fields.tsx";

/** Changing an event, and with one that comes again perhaps those after it. */
export function ChangeEventPage({ shell, event, filled }: { shell: Shell; event: Event; filled: Filled }) {
  const t = words(shell.reader.locale);
  const { values } = filled;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const props = { shell, values, errors };
  return (
    <Page shell={shell} title={t("change")}>
      <p class="hint">{t("changeHint")}</p>
      <Problems shell={shell} errors={errors} />
      <Form
        action={`/events/${event.id}/revisions`}
        once={newSecret().slice(0, 22)}
        submit={t("save")}
        other={
          <a class="btn alt" href={`/events/${event.id}/cancellation`}>
            {t("cancel")}
          </a>
        }
      >
        <EventFields {...props} />
        <MoreFields {...props} />
        {event.series_id && <ScopeField {...props} />}
      </Form>
    </Page>
  );
}

type ScopeProps = {
  shell: Shell;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

/** This time only, or from now on. */
export function ScopeField({ shell, values, errors }: ScopeProps) {
  const t = words(shell.reader.locale);
  return (
    <RadioField
      shell={shell}
      name="scope"
      label={t("field.scope")}
      value={values["scope"] || "one"}
      error={errors["scope"]}
      choices={(["one", "following"] as const).map((value) => ({ value, label: t(`scope.${value}`) }))}
    />
  );
}
