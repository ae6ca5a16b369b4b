import { SelectField } from "#ui/field";
import type { Speaker } from "../speakers.ts";
import { words } from "../words.ts";
import type { SectionProps } from "./compose.tsx";

/** In whose name it is written; nothing to choose for most. */
export function SpeakerField({ shell, values, errors, speakers }: SectionProps & { speakers: readonly Speaker[] }) {
  const t = words(shell.reader.locale);
  const { viewer } = shell.reader;
  if (speakers.length === 0 || !viewer) return null;
  return (
    <SelectField
      name="speaker"
      label={t("speaker")}
      hint={t("speakerHint")}
      value={values["speaker"]}
      error={errors["speaker"]}
      options={[
        { value: "", label: `${viewer.name} (@${viewer.handle})` },
        ...speakers.map(({ id, name, handle }) => ({ value: id, label: `${name} (@${handle})` })),
      ]}
    />
  );
}
