import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { QrCode } from "#ui/qr";
import { words } from "../words.ts";
import { OtherSessions } from "./other-sessions.tsx";

type SetUpProps = {
  shell: Shell;
  filled: Filled;
  draft: string;
  app: { readonly uri: string; readonly letters: string };
};

/** Two things to do: show the app the code, and type what the app then shows. */
export function SetUpCodesPage({ shell, filled, draft, app }: SetUpProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("twoSteps")}>
      <p>{t("twoSteps.why")}</p>
      <Problems shell={shell} errors={errors} />
      <h2>{t("twoSteps.first")}</h2>
      <p>{t("twoSteps.scan")}</p>
      <p>
        <QrCode text={app.uri} label={t("twoSteps.qr")} />
      </p>
      <p>{t("twoSteps.letters")}</p>
      <p class="codes">
        <code>{app.letters}</code>
      </p>
      <p>
        <a class="btn alt" href={app.uri}>
          {t("twoSteps.here")}
        </a>
      </p>
      <h2>{t("twoSteps.second")}</h2>
      <Form action="/settings/second-step" once={newSecret().slice(0, 22)} submit={t("twoSteps.on")}>
        <input type="hidden" name="draft" value={draft} />
        <TextField
          name="code"
          label={t("step.code")}
          error={errors["code"]}
          required
          maxlength={20}
          inputmode="numeric"
          autocomplete="one-time-code"
        />
      </Form>
    </Page>
  );
}

/** It is on: what to keep at hand, and the way to turn it off. */
export function TwoStepsPage(props: { shell: Shell; codes: number; others: number; isNew: boolean }) {
  const { shell, codes } = props;
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("twoSteps")} notice={props.isNew && <Notice kind="ok">{t("twoSteps.nowOn")}</Notice>}>
      <p>{t("twoSteps.isOn")}</p>
      <Notice kind={codes === 0 ? "warn" : "info"}>
        <p>{t("twoSteps.paper", { count: codes })}</p>
        <p>
          <a class="btn alt" href="/settings/recovery-codes">
            {t("twoSteps.newPaper")}
          </a>
        </p>
      </Notice>
      <OtherSessions shell={shell} count={props.others} />
      <PressForm action="/settings/second-step/removal" once={newSecret().slice(0, 22)} look="del">
        {t("twoSteps.off")}
      </PressForm>
    </Page>
  );
}
