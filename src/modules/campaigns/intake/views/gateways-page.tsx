import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { SelectField, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Listed } from "../gateways.ts";
import { channels, intakeLimits } from "../rules.ts";
import { words } from "../words.ts";

const key = () => newSecret().slice(0, 22);
const DAILY = "300";

/** The ways by which messages come in, what they cost today, and one more. */
export function GatewaysPage({
  shell,
  gateways,
  filled,
}: {
  shell: Shell;
  gateways: readonly Listed[];
  filled: Filled;
}) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  return (
    <Page shell={shell} title={t("title")}>
      <Problems shell={shell} errors={errors} />
      <p class="hint">{t("hint")}</p>
      {gateways.length === 0 && <Empty shell={shell} icon="reply" title={t("none")} />}
      <ul class="list">
        {gateways.map(({ id, name, channel, daily_limit, heard, answered, today, used_at }) => (
          <li class="entry">
            <p>
              <b dir="auto">{name}</b> <span class="tag">{t(`channel.${channel}`)}</span>
              <span class="q">
                {used_at
                  ? `${t("today", { today, most: daily_limit })} ${t("month", { heard, answered })}`
                  : t("never")}
              </span>
            </p>
            <div class="row">
              <PressForm action={`/admin/intake/${id}/removal`} once={key()} look="plain">
                {t("end", { name })}
              </PressForm>
            </div>
          </li>
        ))}
      </ul>
      <h2>{t("open")}</h2>
      <Form action="/admin/intake" once={key()} submit={t("open")}>
        <SelectField
          name="channel"
          label={t("channel")}
          error={errors["channel"]}
          value={filled.values["channel"] ?? "sms"}
          options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
        />
        <TextField
          name="name"
          label={t("name")}
          hint={t("nameHint")}
          error={errors["name"]}
          value={filled.values["name"]}
          maxlength={intakeLimits.name}
          required
          dir="auto"
        />
        <TextField
          name="daily_limit"
          label={t("daily")}
          hint={t("dailyHint")}
          error={errors["daily_limit"]}
          value={filled.values["daily_limit"] ?? DAILY}
          inputmode="numeric"
          maxlength={6}
          required
        />
      </Form>
    </Page>
  );
}

/** The key of a way that was just opened, to be copied. */
export function TokenPage({ shell, address, token }: { shell: Shell; address: string; token: string }) {
  const t = words(shell.reader.locale);
  const trial = `curl -H 'Authorization: Bearer ${token}' -d 'from=081200000000' -d 'text=BANTUAN' -d 'id=1' ${address}`;
  return (
    <Page shell={shell} title={t("opened")}>
      <Notice kind="warn">{t("onceHint")}</Notice>
      <dl>
        <div>
          <dt>{t("address")}</dt>
          <dd class="lines">{address}</dd>
        </div>
        <div>
          <dt>{t("token")}</dt>
          <dd class="lines">{token}</dd>
        </div>
      </dl>
      <p>{t("try")}</p>
      <p class="note lines">{trial}</p>
      <p class="row">
        <a href="/admin/intake">{t("back")}</a>
      </p>
    </Page>
  );
}
