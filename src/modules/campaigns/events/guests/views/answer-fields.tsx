import { CheckField } from "#ui/choice";
import { SelectField } from "#ui/field";
import type { Shell } from "#ui/page";
import type { EventRow } from "../../rules.ts";
import { eventLimits } from "../../rules.ts";
import { words } from "../../words.ts";

type FieldsProps = {
  shell: Shell;
  event: EventRow;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

const upTo = (most: number) =>
  Array.from({ length: most + 1 }, (_, count) => ({ value: String(count), label: String(count) }));

/** Whom one brings. */
export function CompanyFields({ shell, event, values, errors }: FieldsProps) {
  const t = words(shell.reader.locale);
  return (
    <>
      <SelectField
        name="companions"
        label={t("field.companions")}
        value={values["companions"] ?? "0"}
        error={errors["companions"]}
        options={upTo(eventLimits.companions)}
      />
      {event.childcare && (
        <SelectField
          name="children"
          label={t("field.children")}
          value={values["children"] ?? "0"}
          error={errors["children"]}
          options={upTo(eventLimits.children)}
        />
      )}
    </>
  );
}

/** The same, and whether others may read it. */
export function AnswerFields(props: FieldsProps) {
  const t = words(props.shell.reader.locale);
  return (
    <>
      <CompanyFields {...props} />
      <CheckField
        name="shown"
        label={t("field.shown")}
        checked={props.values["shown"] === "on"}
        error={props.errors["shown"]}
      />
    </>
  );
}
