import { formatDay } from "#platform/format";
import { CheckField } from "#ui/choice";
import { SelectField, TextArea, TextField } from "#ui/field";
import type { Shell } from "#ui/page";
import { accessFacts, eventLimits } from "../rules.ts";
import { words } from "../words.ts";

export type FieldsProps = {
  shell: Shell;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

/** A text field of the form, by its name. */
export function Line({ shell, values, errors, name, hint, ...rest }: FieldsProps & LineProps) {
  const t = words(shell.reader.locale);
  return (
    <TextField
      {...rest}
      name={name}
      label={t(`field.${name}`)}
      hint={hint && t(`hint.${hint}`)}
      value={values[name]}
      error={errors[name]}
      dir="auto"
    />
  );
}
type LineProps = {
  name:
    | "title"
    | "place"
    | "address"
    | "map_url"
    | "online_url"
    | "capacity"
    | "access_note"
    | "day"
    | "from"
    | "until"
    | "last_day";
  hint?: "place" | "map_url" | "online_url" | "capacity" | "last_day";
  type?: string;
  required?: boolean;
  maxlength?: number;
  min?: string;
  inputmode?: "numeric" | "url";
};

/** What, when and where. The rest stands folded below. */
export function EventFields(props: FieldsProps) {
  const { shell, values, errors } = props;
  const { locale, timeZone, now } = shell.reader;
  const t = words(locale);
  const today = formatDay(now, timeZone);
  return (
    <>
      <Line {...props} name="title" maxlength={eventLimits.title} required />
      <Line {...props} name="day" type="date" min={today} required />
      <div class="row">
        <Line {...props} name="from" type="time" required />
        <Line {...props} name="until" type="time" required />
        <SelectField
          name="time_zone"
          label={t("field.time_zone")}
          value={values["time_zone"] || timeZone}
          error={errors["time_zone"]}
          options={["WIB", "WITA", "WIT"].map((zone) => ({ value: zone, label: zone }))}
        />
      </div>
      <Line {...props} name="place" hint="place" maxlength={eventLimits.place} />
      <TextArea
        name="about"
        label={t("field.about")}
        value={values["about"]}
        error={errors["about"]}
        rows={4}
        dir="auto"
      />
    </>
  );
}

/** What may be left out: where exactly, how many, who can come in, what is talked of. */
export function MoreFields(props: FieldsProps) {
  const { shell, values, errors } = props;
  const t = words(shell.reader.locale);
  const named = ["address", "map_url", "online_url", "last_day", "capacity", "agenda", "access_note", "childcare"];
  return (
    <>
      <details open={named.some((name) => errors[name])}>
        <summary>{t("more")}</summary>
        <Line {...props} name="address" maxlength={eventLimits.address} />
        <Line {...props} name="map_url" hint="map_url" type="url" inputmode="url" maxlength={eventLimits.url} />
        <Line {...props} name="online_url" hint="online_url" type="url" inputmode="url" maxlength={eventLimits.url} />
        <Line {...props} name="last_day" hint="last_day" type="date" />
        <Line {...props} name="capacity" hint="capacity" inputmode="numeric" maxlength={6} />
        <TextArea
          name="agenda"
          label={t("field.agenda")}
          value={values["agenda"]}
          error={errors["agenda"]}
          rows={4}
          dir="auto"
        />
      </details>
      <details open={Boolean(errors["access_note"] || errors["childcare"])}>
        <summary>{t("access")}</summary>
        <p class="hint">{t("accessHint")}</p>
        {accessFacts.map((fact) => (
          <CheckField
            name={`access_${fact}`}
            label={t(`fact.${fact}`)}
            checked={values[`access_${fact}`] === "on"}
            error={errors[`access_${fact}`]}
          />
        ))}
        <Line {...props} name="access_note" maxlength={eventLimits.accessNote} />
        <CheckField
          name="childcare"
          label={t("field.childcare")}
          hint={t("hint.childcare")}
          checked={values["childcare"] === "on"}
          error={errors["childcare"]}
        />
      </details>
    </>
  );
}
