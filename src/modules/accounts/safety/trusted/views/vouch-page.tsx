import { formatDateTime } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { words } from "../../words.ts";
import type { getRecoveryFor } from "../recoveries.ts";

type VouchPageProps = { shell: Shell; filled: Filled; recovery: Awaited<ReturnType<typeof getRecoveryFor>> };

/** Before anyone says yes: call them, hear their voice, ask for the code. */
export function VouchPage({ shell, filled, recovery }: VouchPageProps) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  const { id, name, handle, asked_at, vouched } = recovery;
  const path = `/recoveries/${id}`;
  return (
    <Page shell={shell} title={t("vouch", { name })}>
      <p dir="auto">{t("vouch.asked", { name, handle, date: formatDateTime(asked_at, locale, timeZone) })}</p>
      <Notice kind="warn" title={t("vouch.first")}>
        <ol>
          <li>{t("vouch.call", { name })}</li>
          <li>{t("vouch.voice")}</li>
          <li>{t("vouch.code")}</li>
        </ol>
        <p>{t("vouch.never")}</p>
      </Notice>
      {vouched ? (
        <p>{t("trusted.vouched", { name })}</p>
      ) : (
        <>
          <Problems shell={shell} errors={errors} />
          <Form action={`${path}/vouch`} once={newSecret().slice(0, 22)} submit={t("vouch.yes", { name })}>
            <TextField
              name="code"
              label={t("vouch.spoken", { name })}
              error={errors["code"]}
              required
              maxlength={20}
              inputmode="numeric"
              autocomplete="off"
            />
          </Form>
        </>
      )}
      <PressForm action={`${path}/refusal`} once={newSecret().slice(0, 22)} look="del">
        {t("vouch.no", { name })}
      </PressForm>
    </Page>
  );
}
