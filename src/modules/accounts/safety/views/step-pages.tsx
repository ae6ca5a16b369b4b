import type { Child } from "hono/jsx";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { withNext } from "../../with-next.ts";
import { words } from "../words.ts";
import { ProofFields } from "./proof-fields.tsx";

/** After the passphrase: the code from the app. */
export function SecondStepPage({ shell, filled, passkey }: { shell: Shell; filled: Filled; passkey?: Child }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("step")} {...(passkey ? { script: "accounts" } : {})}>
      <p>{t("step.why")}</p>
      <Problems shell={shell} errors={errors} />
      <Form
        action={withNext("/session/second-step", filled.values["next"])}
        once={newSecret().slice(0, 22)}
        submit={t("step.done")}
      >
        <input type="hidden" name="next" value={filled.values["next"] ?? "/"} />
        <TextField
          name="code"
          label={t("step.code")}
          hint={t("step.lost")}
          error={errors["code"]}
          required
          maxlength={60}
          autocomplete="one-time-code"
          autocapitalize="characters"
        />
      </Form>
      {passkey}
      <p>
        <a class="btn alt" href="/session/new">
          {t("step.back")}
        </a>
      </p>
    </Page>
  );
}

/** Before something that a borrowed phone must not be able to do. */
export function ConfirmationPage(props: { shell: Shell; filled: Filled; twoSteps: boolean; passkey?: Child }) {
  const { shell, filled } = props;
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("confirm")} {...(props.passkey ? { script: "accounts" } : {})}>
      <p>{t("confirm.why")}</p>
      <Problems shell={shell} errors={errors} />
      <Form
        action={withNext("/session/confirmation", filled.values["next"])}
        once={newSecret().slice(0, 22)}
        submit={t("confirm.done")}
      >
        <input type="hidden" name="next" value={filled.values["next"] ?? "/"} />
        <ProofFields shell={shell} errors={errors} twoSteps={props.twoSteps} />
      </Form>
      {props.passkey}
    </Page>
  );
}
