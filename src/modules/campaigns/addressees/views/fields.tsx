import { RadioField } from "#ui/choice";
import { TextArea, TextField } from "#ui/field";
import type { Shell } from "#ui/page";
import { addresseeKinds, addresseeLimits } from "../rules.ts";
import { words } from "../words.ts";

type FieldsProps = {
  shell: Shell;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

/** What is known of an addressee. */
export function AddresseeFields({ shell, values, errors }: FieldsProps) {
  const t = words(shell.reader.locale);
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        value={values["name"]}
        error={errors["name"]}
        maxlength={addresseeLimits.name}
        required
        dir="auto"
      />
      <RadioField
        shell={shell}
        name="kind"
        label={t("kind")}
        value={values["kind"] ?? "village"}
        error={errors["kind"]}
        choices={addresseeKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextField
        name="place"
        label={t("place")}
        hint={t("placeHint")}
        value={values["place"]}
        error={errors["place"]}
        maxlength={addresseeLimits.place}
        dir="auto"
      />
      <TextArea name="about" label={t("about")} value={values["about"]} error={errors["about"]} rows={3} dir="auto" />
      <TextField
        name="email"
        type="email"
        label={t("emailAsked")}
        hint={t("emailHint")}
        value={values["email"]}
        error={errors["email"]}
        maxlength={addresseeLimits.email}
      />
    </>
  );
}
