import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { words } from "../words.ts";

/** Mail hosts whose signatures wait for a moderator. */
export function MailHostsPage({ shell, hosts, filled }: { shell: Shell; hosts: readonly string[]; filled: Filled }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("mailHosts")}>
      <p class="hint">{t("mailHostsHint")}</p>
      <Problems shell={shell} errors={errors} />
      <Form action="/admin/mail-hosts" once={newSecret().slice(0, 22)} submit={t("mailHostAdd")}>
        <TextField
          name="host"
          label={t("mailHost")}
          hint={t("mailHostHint")}
          error={errors["host"]}
          value={filled.values["host"]}
          required
          maxlength={253}
          autocapitalize="none"
          autocomplete="off"
        />
      </Form>
      <ul class="list">
        {hosts.map((host) => (
          <li>
            <PressForm action={`/admin/mail-hosts/${host}/removal`} once={newSecret().slice(0, 22)} look="plain">
              {t("mailHostRemove", { host })}
            </PressForm>
          </li>
        ))}
      </ul>
    </Page>
  );
}
