import { CheckField } from "#ui/choice";
import { TextArea, TextField } from "#ui/field";
import type { Shell } from "#ui/page";
import { groupLimits } from "../rules.ts";
import { words } from "../words.ts";

type Answered = Readonly<Record<string, string>>;

/** How one comes in: whether an organiser says yes, what they ask, and what members agree to. */
export function DoorFields({ shell, values, errors }: { shell: Shell; values: Answered; errors: Answered }) {
  const t = words(shell.reader.locale);
  const closed = values["access"] === "private" || values["access"] === "invite";
  return (
    <>
      {!closed && (
        <CheckField
          name="approves"
          label={t("approves")}
          hint={t("approves.hint")}
          checked={values["approves"] === "on"}
        />
      )}
      <TextField
        name="question"
        label={t("question")}
        hint={t("question.hint")}
        error={errors["question"]}
        value={values["question"]}
        maxlength={groupLimits.question}
      />
      <TextArea
        name="agreement"
        label={t("agreement")}
        hint={t("agreement.hint")}
        error={errors["agreement"]}
        value={values["agreement"]}
        rows={5}
        dir="auto"
      />
    </>
  );
}
