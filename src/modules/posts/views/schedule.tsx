import { formatDay } from "#platform/format";
import { TextField } from "#ui/field";
import { words } from "../words.ts";
import type { SectionProps } from "./compose.tsx";

/** Sending later: a day and a time on the writer's own clock, both or neither. */
export function Schedule({ shell, values, errors }: SectionProps) {
  const { locale, timeZone, now } = shell.reader;
  const t = words(locale);
  return (
    <fieldset class="f">
      <legend>{t("schedule")}</legend>
      <p class="hint">{t("scheduleHint", { zone: timeZone })}</p>
      <div class="row">
        <TextField
          name="publish_day"
          label={t("scheduleDay")}
          type="date"
          min={formatDay(now, timeZone)}
          error={errors["publish_day"]}
          value={values["publish_day"]}
        />
        <TextField
          name="publish_time"
          label={t("scheduleTime")}
          type="time"
          error={errors["publish_time"]}
          value={values["publish_time"]}
        />
      </div>
    </fieldset>
  );
}
