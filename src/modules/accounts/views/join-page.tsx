import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Steps } from "#ui/steps";
import { passphraseLimits, profileLimits } from "../rules.ts";
import { words } from "../words.ts";

/** Joining asks one question a page. What was answered goes along hidden; the passphrase comes last and never does. */
export type JoinStep = 1 | 2 | 3 | 4;
type JoinProps = { shell: Shell; step: JoinStep; filled: Filled; needsReason: boolean; inviter?: string | undefined };

export function JoinPage({ shell, step, filled, needsReason, inviter }: JoinProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { values } = filled;
  const kept = ["invite", ...["name", "handle", "reason"].slice(0, step - 1)];
  return (
    <Page shell={shell} title={t("join")} index>
      {inviter && <Notice kind="ok">{t("join.invited", { name: inviter })}</Notice>}
      <Steps shell={shell} number={step} of={4} />
      <Problems shell={shell} errors={errors} />
      <Form
        action={step === 4 ? "/accounts" : `/join/${step + 1}`}
        once={newSecret().slice(0, 22)}
        submit={step === 4 ? t("join.done") : t("join.next")}
      >
        {kept.map((name) => values[name] && <input type="hidden" name={name} value={values[name]} />)}
        {step === 1 && (
          <TextField
            name="name"
            label={t("join.name")}
            hint={t("join.nameHint")}
            error={errors["name"]}
            value={values["name"]}
            required
            maxlength={profileLimits.name}
            autocomplete="name"
          />
        )}
        {step === 2 && (
          <TextField
            name="handle"
            label={t("join.handle")}
            hint={t("join.handleHint")}
            error={errors["handle"]}
            value={values["handle"]}
            required
            maxlength={31}
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
          />
        )}
        {step === 3 && (
          <TextArea
            name="reason"
            label={t(needsReason ? "join.reason" : "join.reasonOptional")}
            hint={t(needsReason ? "join.reasonHint" : "join.reasonOptionalHint")}
            error={errors["reason"]}
            value={values["reason"]}
            required={needsReason}
            maxlength={profileLimits.reason}
            rows={4}
          />
        )}
        {step === 4 && (
          <TextField
            name="passphrase"
            type="password"
            label={t("join.passphrase")}
            hint={t("join.passphraseHint")}
            error={errors["passphrase"]}
            required
            minlength={passphraseLimits.shortest}
            maxlength={passphraseLimits.longest}
            autocomplete="new-password"
          />
        )}
      </Form>
      <p class="hint">
        {t("join.noEmail")} <a href="/rules">{t("rules")}</a>
      </p>
      {step === 1 && (
        <p class="row">
          <a href="/session/new">{t("join.haveAccount")}</a>
        </p>
      )}
    </Page>
  );
}

export function ClosedPage({ shell }: { shell: Shell }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("join")}>
      <Notice kind="info">{t("join.closed")}</Notice>
      <p class="row">
        <a href="/session/new">{t("join.haveAccount")}</a>
      </p>
    </Page>
  );
}
