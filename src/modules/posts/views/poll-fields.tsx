import { CheckField } from "#ui/choice";
import { SelectField, TextArea } from "#ui/field";
import { pollLimits, pollMinutes } from "../poll-rules.ts";
import { words } from "../words.ts";
import type { SectionProps } from "./compose.tsx";

/** Asking a question with answers to choose from: one on each line. */
export function PollFields({ shell, values, errors }: SectionProps) {
  const t = words(shell.reader.locale);
  return (
    <details open={Boolean(values["poll"] || errors["poll"])}>
      <summary>{t("poll")}</summary>
      <TextArea
        name="poll"
        label={t("pollOptions")}
        hint={t("pollOptionsHint", { most: pollLimits.most, letters: pollLimits.option })}
        error={errors["poll"]}
        value={values["poll"]}
        rows={4}
        dir="auto"
      />
      <SelectField
        name="poll_lasts"
        label={t("pollLasts")}
        error={errors["poll_lasts"]}
        value={values["poll_lasts"] ?? "1440"}
        options={pollMinutes.map((value) => ({ value, label: t(`pollLasts.${value}`) }))}
      />
      <CheckField name="poll_multiple" label={t("pollMultiple")} checked={values["poll_multiple"] === "on"} />
      <CheckField
        name="poll_hidden"
        label={t("pollSecret")}
        hint={t("pollSecretHint")}
        checked={values["poll_hidden"] === "on"}
      />
    </details>
  );
}
