import type { OrganisedGroup } from "#modules/groups";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { SelectField, TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { repeats } from "../recurrence.ts";
import { audiences } from "../rules.ts";
import { words } from "../words.ts";
import { EventFields, type FieldsProps, MoreFields } from "./event-fields.tsx";

/** Inviting people: what, when and where first; all else may be left out. */
export function NewEventPage({
  shell,
  filled,
  groups,
}: {
  shell: Shell;
  filled: Filled;
  groups: readonly OrganisedGroup[];
}) {
  const t = words(shell.reader.locale);
  const { values } = filled;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const props = { shell, values, errors };
  return (
    <Page shell={shell} title={t("new")}>
      <Problems shell={shell} errors={errors} />
      <Form action="/events" once={newSecret().slice(0, 22)} submit={t("publish")}>
        <EventFields {...props} />
        {groups.length > 0 && (
          <SelectField
            name="group"
            label={t("field.group")}
            hint={t("hint.group")}
            value={values["group"]}
            error={errors["group"]}
            options={[
              { value: "", label: t("noGroup") },
              ...groups.map(({ handle, name }) => ({ value: handle, label: name })),
            ]}
          />
        )}
        <RadioField
          shell={shell}
          name="audience"
          label={t("field.audience")}
          value={values["audience"] || "public"}
          error={errors["audience"]}
          choices={audiences
            .filter((audience) => audience !== "group" || groups.length > 0)
            .map((value) => ({ value, label: t(`audience.${value}`) }))}
        />
        <MoreFields {...props} />
        <RepeatFields {...props} />
        {values["demand"] && <input type="hidden" name="demand" value={values["demand"]} />}
      </Form>
    </Page>
  );
}

/** How often it comes again. */
function RepeatFields({ shell, values, errors }: FieldsProps) {
  const t = words(shell.reader.locale);
  return (
    <details open={["repeat", "every", "times", "until_day"].some((name) => errors[name])}>
      <summary>{t("repeating")}</summary>
      <SelectField
        name="repeat"
        label={t("field.repeat")}
        value={values["repeat"]}
        error={errors["repeat"]}
        options={["none" as const, ...repeats].map((value) => ({ value, label: t(`repeat.${value}`) }))}
      />
      <TextField
        name="every"
        label={t("field.every")}
        hint={t("hint.every")}
        value={values["every"]}
        error={errors["every"]}
        inputmode="numeric"
        maxlength={2}
      />
      <TextField
        name="times"
        label={t("field.times")}
        hint={t("hint.times")}
        value={values["times"]}
        error={errors["times"]}
        inputmode="numeric"
        maxlength={2}
      />
      <TextField
        name="until_day"
        label={t("field.until_day")}
        type="date"
        value={values["until_day"]}
        error={errors["until_day"]}
      />
    </details>
  );
}
