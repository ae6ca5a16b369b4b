import { TextField } from "#ui/field";
import type { Shell } from "#ui/page";
import { words } from "../words.ts";

/** What proves that it is the owner who asks: the passphrase and, for who signs in in two steps, a code. */
export function ProofFields(props: { shell: Shell; errors: Readonly<Record<string, string>>; twoSteps: boolean }) {
  const { errors } = props;
  const t = words(props.shell.reader.locale);
  return (
    <>
      <TextField
        name="current"
        type="password"
        label={t("proof.passphrase")}
        error={errors["current"]}
        required
        maxlength={200}
        autocomplete="current-password"
      />
      {props.twoSteps && (
        <TextField
          name="code"
          label={t("step.code")}
          hint={t("step.lost")}
          error={errors["code"]}
          required
          maxlength={60}
          autocomplete="one-time-code"
        />
      )}
    </>
  );
}
