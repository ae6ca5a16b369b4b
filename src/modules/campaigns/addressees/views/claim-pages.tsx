import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Addressee } from "../rules.ts";
import { words } from "../words.ts";

type ClaimProps = { shell: Shell; addressee: Addressee; takes: boolean; sent: boolean; filled: Filled };

/** Somebody works there and proves it: by the published address, or through an administrator. */
export function ClaimPage({ shell, addressee, takes, sent, filled }: ClaimProps) {
  const t = words(shell.reader.locale);
  const { id, name, email } = addressee;
  return (
    <Page
      shell={shell}
      title={t("claim", { name })}
      notice={sent && <Notice kind="ok">{t("claimSent", { email })}</Notice>}
    >
      <Problems shell={shell} errors={sayComplaints(shell.reader.locale, filled.errors)} />
      {takes ? (
        <>
          <p>{t("claimHint", { email })}</p>
          <p class="hint">{t("claimOnce")}</p>
          <Form action={`/addressees/${id}/claims`} once={newSecret().slice(0, 22)} submit={t("claimAsk")} />
        </>
      ) : (
        <p>{t("claimByAdministrator")}</p>
      )}
      <p class="row">
        <a href={`/addressees/${id}`}>{t("page")}</a>
      </p>
    </Page>
  );
}

/** Where the link in the mail leads: one press, so that no mail scanner presses it. */
export function UseClaimPage({ shell, addressee, secret }: { shell: Shell; addressee: Addressee; secret: string }) {
  const t = words(shell.reader.locale);
  const { id, name } = addressee;
  return (
    <Page shell={shell} title={t("claim", { name })}>
      <p>{t("claimUseHint", { name })}</p>
      <Form action={`/addressees/${id}/claims/${secret}`} once={newSecret().slice(0, 22)} submit={t("claimUse")} />
    </Page>
  );
}
