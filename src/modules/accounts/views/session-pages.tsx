import type { Child } from "hono/jsx";
import type { Viewer } from "#platform/http/env";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { CheckField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { withNext } from "../with-next.ts";
import { words } from "../words.ts";

export function SignInPage({ shell, filled, passkey }: { shell: Shell; filled: Filled; passkey?: Child }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("signIn")} script="accounts">
      <Problems shell={shell} errors={errors} />
      <Form action={withNext("/session", filled.values["next"])} once={newSecret().slice(0, 22)} submit={t("signIn")}>
        <input type="hidden" name="next" value={filled.values["next"] ?? "/"} />
        <TextField
          name="handle"
          label={t("signIn.handle")}
          error={errors["handle"]}
          value={filled.values["handle"]}
          required
          maxlength={60}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
        />
        <TextField
          name="passphrase"
          type="password"
          label={t("signIn.passphrase")}
          error={errors["passphrase"]}
          required
          maxlength={200}
          autocomplete="current-password"
        />
        <CheckField
          name="shared"
          label={t("signIn.shared")}
          hint={t("signIn.sharedHint")}
          checked={filled.values["shared"] === "on"}
        />
      </Form>
      {passkey}
      <p class="row">
        <a href="/session/recovery">{t("signIn.lost")}</a> <a href="/join">{t("signIn.new")}</a>
      </p>
    </Page>
  );
}

export function RecoverPage({ shell, filled, ways }: { shell: Shell; filled: Filled; ways?: Child }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("recover")}>
      <p>{t("recover.hint")}</p>
      <Problems shell={shell} errors={errors} />
      <Form action="/session/recovery" once={newSecret().slice(0, 22)} submit={t("recover.done")}>
        <TextField
          name="handle"
          label={t("signIn.handle")}
          error={errors["handle"]}
          value={filled.values["handle"]}
          required
          maxlength={60}
          autocomplete="username"
          autocapitalize="none"
        />
        <TextField
          name="code"
          label={t("recover.code")}
          hint={t("recover.codeHint")}
          error={errors["code"]}
          value={filled.values["code"]}
          required
          maxlength={60}
          autocomplete="off"
          autocapitalize="characters"
        />
        <TextField
          name="passphrase"
          type="password"
          label={t("recover.passphrase")}
          hint={t("join.passphraseHint")}
          error={errors["passphrase"]}
          required
          maxlength={200}
          autocomplete="new-password"
        />
      </Form>
      {ways}
    </Page>
  );
}

/** What someone sees who has asked to join: that they wait, or why they were turned away. */
export function WaitingPage({ shell, viewer }: { shell: Shell; viewer: Pick<Viewer, "status" | "refusal"> }) {
  const t = words(shell.reader.locale);
  const isRefused = viewer.status === "refused";
  return (
    <Page shell={shell} title={t(isRefused ? "refused" : "waiting")}>
      {isRefused ? (
        <>
          <p>{t("refused.text")}</p>
          {viewer.refusal && (
            <blockquote>
              <p class="e-content lines" dir="auto">
                {viewer.refusal}
              </p>
            </blockquote>
          )}
          <p>{t("refused.now")}</p>
        </>
      ) : (
        <>
          <Notice kind="info">{t("waiting.text")}</Notice>
          <p>{t("waiting.meanwhile")}</p>
          <p class="row">
            <a class="btn alt" href="/settings/profile">
              {t("profile")}
            </a>{" "}
            <a class="btn alt" href="/settings/recovery-codes">
              {t("codes")}
            </a>
          </p>
        </>
      )}
      <p class="row">
        <a href="/rules">{t("rules")}</a>
      </p>
      <PressForm action="/session/removal" once={newSecret().slice(0, 22)} look="plain">
        {t("signOut")}
      </PressForm>
    </Page>
  );
}

/** The sheet to keep on paper, or, without codes, the way to a new one. */
export function CodesPage({
  shell,
  handle,
  left,
  codes,
  filled,
}: {
  shell: Shell;
  handle: string;
  left: number;
  codes?: readonly string[] | undefined;
  filled?: Filled;
}) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled?.errors ?? {});
  if (codes) {
    return (
      <Page shell={shell} title={t("codes.sheet", { handle })}>
        <Notice kind="warn">{t("codes.why")}</Notice>
        <ol class="codes">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p>{t("codes.once")}</p>
        <p>
          <a class="btn" href="/">
            {t("codes.kept")}
          </a>
        </p>
      </Page>
    );
  }
  return (
    <Page shell={shell} title={t("codes")}>
      <p>{t("codes.why")}</p>
      <p>
        <b>{t("codes.left", { count: left })}</b>
      </p>
      <Problems shell={shell} errors={errors} />
      <Form action="/settings/recovery-codes" once={newSecret().slice(0, 22)} submit={t("codes.make")}>
        <TextField
          name="current"
          type="password"
          label={t("passphrase.current")}
          hint={t("codes.makeHint")}
          error={errors["current"]}
          required
          maxlength={200}
          autocomplete="current-password"
        />
      </Form>
    </Page>
  );
}
