import { formatDateTime } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { UNDO_DAYS } from "../leave-community.ts";
import { words } from "../words.ts";
import { ProofFields } from "./proof-fields.tsx";

/** What deleting an account does, before it is done. */
export function LeavePage({ shell, filled, twoSteps }: { shell: Shell; filled: Filled; twoSteps: boolean }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("leave")}>
      <ul>
        <li>{t("leave.hidden")}</li>
        <li>{t("leave.undo", { days: UNDO_DAYS })}</li>
        <li>{t("leave.gone")}</li>
        <li>{t("leave.stays")}</li>
      </ul>
      <Problems shell={shell} errors={errors} />
      <Form
        action="/settings/removal"
        once={newSecret().slice(0, 22)}
        submit={t("leave.done")}
        danger
        other={
          <a class="btn alt" href="/settings/safety">
            {t("leave.not")}
          </a>
        }
      >
        <ProofFields shell={shell} errors={errors} twoSteps={twoSteps} />
      </Form>
    </Page>
  );
}

/** All that someone sees who has asked to be deleted. */
export function LeavingPage({ shell, until }: { shell: Shell; until: Date }) {
  const t = words(shell.reader.locale);
  const { locale, timeZone } = shell.reader;
  return (
    <Page shell={shell} title={t("leaving")}>
      <Notice kind="warn">{t("leaving.until", { date: formatDateTime(until, locale, timeZone) })}</Notice>
      <PressForm action="/leaving/removal" once={newSecret().slice(0, 22)}>
        {t("leaving.back")}
      </PressForm>
      <p />
      <PressForm action="/session/removal" once={newSecret().slice(0, 22)} look="alt">
        {t("leaving.out")}
      </PressForm>
    </Page>
  );
}
