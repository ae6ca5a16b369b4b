import { formatDateTime } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { words } from "../../words.ts";
import { trustLimits } from "../rules.ts";

export function AskPage({ shell, filled }: { shell: Shell; filled: Filled }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("byTrusted")}>
      <p>{t("byTrusted.how", { needed: trustLimits.needed, hours: trustLimits.waitHours })}</p>
      <Problems shell={shell} errors={errors} />
      <Form action="/session/trusted-recovery" once={newSecret().slice(0, 22)} submit={t("byTrusted.ask")}>
        <TextField
          name="handle"
          label={t("byTrusted.handle")}
          error={errors["handle"]}
          value={filled.values["handle"]}
          required
          maxlength={60}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
        />
      </Form>
    </Page>
  );
}

/** To keep open or come back to, in this browser alone. */
export function WaitPage({ shell, code, ready }: { shell: Shell; code: string; ready: Date | undefined }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  return (
    <Page shell={shell} title={t("byTrusted")}>
      {ready ? (
        <Notice kind="ok">{t("byTrusted.ready", { date: formatDateTime(ready, locale, timeZone) })}</Notice>
      ) : (
        <>
          <p>{t("byTrusted.asked")}</p>
          <p>{t("byTrusted.code")}</p>
          <p class="codes">
            <code>{code}</code>
          </p>
          <p>{t("byTrusted.nobodyElse")}</p>
          <p>{t("byTrusted.back", { days: trustLimits.days })}</p>
        </>
      )}
      <PressForm action="/session/trusted-recovery/removal" once={newSecret().slice(0, 22)} look="alt">
        {t("byTrusted.over")}
      </PressForm>
    </Page>
  );
}
