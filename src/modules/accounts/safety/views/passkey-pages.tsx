import { formatDate } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { listPasskeys } from "../passkeys.ts";
import { words } from "../words.ts";
import { OtherSessions } from "./other-sessions.tsx";
import { PasskeyForm } from "./passkey-form.tsx";

type PasskeysPageProps = {
  shell: Shell;
  filled: Filled;
  passkeys: Awaited<ReturnType<typeof listPasskeys>>;
  options: string;
  others: number;
};

/** The keys one has, each with the way to take it away, and the way to one more. */
export function PasskeysPage({ shell, filled, passkeys, options, others }: PasskeysPageProps) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  const date = (when: Date) => formatDate(when, locale, timeZone);
  return (
    <Page shell={shell} title={t("passkeys")} script="accounts">
      <p>{t("passkeys.why")}</p>
      <OtherSessions shell={shell} count={others} />
      <ul class="list">
        {passkeys.map(({ id, name, made_at, used_at }) => (
          <li class="entry">
            <p>
              <b dir="auto">{name}</b>{" "}
              <span class="q">
                {t("passkeys.made", { date: date(made_at) })} {used_at && t("passkeys.used", { date: date(used_at) })}
              </span>
            </p>
            <PressForm action={`/settings/passkeys/${id}/removal`} once={newSecret().slice(0, 22)} look="alt">
              {t("passkeys.remove", { name })}
            </PressForm>
          </li>
        ))}
      </ul>
      <h2>{t("passkeys.new")}</h2>
      <Problems shell={shell} errors={errors} />
      <div class="no-passkey">
        <Notice kind="info">
          <p>{t("passkeys.cannot")}</p>
          <p>
            <a href="/settings/second-step">{t("twoSteps")}</a>
          </p>
        </Notice>
      </div>
      <PasskeyForm shell={shell} action="/settings/passkeys" options={options} submit={t("passkeys.add")}>
        <TextField
          name="name"
          label={t("passkeys.name")}
          hint={t("passkeys.nameHint")}
          error={errors["name"]}
          value={filled.values["name"]}
          required
          maxlength={60}
        />
      </PasskeyForm>
    </Page>
  );
}
