import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { words } from "../words.ts";
import { OtherSessions } from "./other-sessions.tsx";

type MailPageProps = {
  shell: Shell;
  filled: Filled;
  address: string | undefined;
  others: number;
  news: "sent" | "confirmed" | "removed" | undefined;
};

/** The address one gave, and a field for another. */
export function MailPage({ shell, filled, address, others, news }: MailPageProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("email")} notice={news && <Notice kind="ok">{t(`email.${news}`)}</Notice>}>
      <p>{t("email.why")}</p>
      <p>{address ? <b dir="auto">{address}</b> : t("email.none")}</p>
      {news && <OtherSessions shell={shell} count={others} />}
      <Problems shell={shell} errors={errors} />
      <Form
        action="/settings/mail-address"
        once={newSecret().slice(0, 22)}
        submit={t(address ? "email.change" : "email.add")}
      >
        <TextField
          name="email"
          type="email"
          label={t(address ? "email.new" : "email.yours")}
          hint={t("email.hint")}
          error={errors["email"]}
          value={filled.values["email"]}
          required
          maxlength={254}
          autocomplete="email"
          autocapitalize="none"
        />
      </Form>
      {address && (
        <PressForm action="/settings/mail-address/removal" once={newSecret().slice(0, 22)} look="del">
          {t("email.remove")}
        </PressForm>
      )}
    </Page>
  );
}

/** What the link in the mail opens: one press, since mail programs open links by themselves. Without an address: it is done. */
export function ConfirmMailPage(props: {
  shell: Shell;
  account?: { handle: string };
  address?: string;
  secret?: string;
}) {
  const { shell, account, address = "" } = props;
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("email")}>
      {account ? (
        <>
          <p dir="auto">{t("email.isIt", { address, handle: account.handle })}</p>
          <PressForm action={`/mail-address/${props.secret}`} once={newSecret().slice(0, 22)}>
            {t("email.yes")}
          </PressForm>
          <p>{t("email.notMine")}</p>
        </>
      ) : (
        <Notice kind="ok">{t("email.confirmed")}</Notice>
      )}
    </Page>
  );
}

export function LinkOverPage({ shell }: { shell: Shell }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("over")}>
      <p>{t("over.why")}</p>
      <p>
        <a class="btn alt" href="/session/recovery">
          {t("over.again")}
        </a>
      </p>
    </Page>
  );
}

export function MailRecoveryPage({ shell, filled, isSent }: { shell: Shell; filled: Filled; isSent?: boolean }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("byMail")} notice={isSent && <Notice kind="ok">{t("byMail.sent")}</Notice>}>
      <p>{t("byMail.how")}</p>
      <Problems shell={shell} errors={errors} />
      <Form action="/session/mail-recovery" once={newSecret().slice(0, 22)} submit={t("byMail.send")}>
        <TextField
          name="whom"
          label={t("byMail.whom")}
          error={errors["whom"]}
          value={filled.values["whom"]}
          required
          maxlength={254}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
        />
      </Form>
      <p>
        <a class="btn alt" href="/session/recovery">
          {t("byMail.paper")}
        </a>
      </p>
    </Page>
  );
}

/** Who has shown another proof sets a new passphrase. */
export function NewPassphrasePage(props: { shell: Shell; filled: Filled; action: string; handle: string }) {
  const { shell, filled, handle } = props;
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("newPassphrase")}>
      <p>{t("newPassphrase.of", { handle })}</p>
      <Problems shell={shell} errors={errors} />
      <Form action={props.action} once={newSecret().slice(0, 22)} submit={t("newPassphrase.done")}>
        <TextField
          name="passphrase"
          type="password"
          label={t("newPassphrase")}
          hint={t("newPassphrase.hint")}
          error={errors["passphrase"]}
          required
          maxlength={200}
          autocomplete="new-password"
        />
      </Form>
    </Page>
  );
}
