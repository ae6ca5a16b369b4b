import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { SelectField } from "#ui/field";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Kind } from "../kind.ts";
import { type Channel, channelsOf, digests, strangers, verdicts } from "../rules.ts";
import { words } from "../words.ts";
import { DeviceForm, type DeviceState } from "./device-form.tsx";

type Props = {
  shell: Shell;
  filled: Filled;
  saved: boolean;
  /** The kinds this person is asked about, and the ways news can reach them. */
  kinds: readonly Kind[];
  /** Whether a digest can be sent: to a confirmed address, or not before they give one. Absent where no mail is sent. */
  mail: "address" | "none" | undefined;
  device: DeviceState;
};

/** Which kinds of news reach a person where, and what becomes of those from strangers. */
export function NewsSettingsPage({ shell, filled, saved, kinds, mail, device }: Props) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { values } = filled;
  const channels = channelsOf(mail === "address");
  return (
    <Page
      shell={shell}
      title={t("settings")}
      notice={saved && <Notice kind="ok">{t("settings.saved")}</Notice>}
      {...(typeof device === "object" && { script: "notifications" })}
    >
      <Problems shell={shell} errors={errors} />
      <Form action="/settings/notifications" once={newSecret().slice(0, 22)} submit={t("settings.save")}>
        <h2 id="f-list">{t("settings.kinds")}</h2>
        {kinds.map((kind) => (
          <KindField shell={shell} kind={kind} channels={channels} values={values} />
        ))}
        {mail === "address" && (
          <SelectField
            name="digest"
            label={t("digest")}
            hint={t("digest.hint")}
            value={values["digest"]}
            error={errors["digest"]}
            options={digests.map((value) => ({ value, label: t(`digest.${value}`) }))}
          />
        )}
        {mail === "none" && (
          <p>
            {t("digest.noAddress")} <a href="/settings/mail-address">{t("digest.giveAddress")}</a>
          </p>
        )}
        <h2>{t("strangers")}</h2>
        <p class="hint">{t("strangers.hint")}</p>
        {strangers.map((name) => (
          <SelectField
            name={name}
            label={t(`strangers.${name}`)}
            value={values[name]}
            error={errors[name]}
            options={verdicts.map((value) => ({ value, label: t(`strangers.${value}`) }))}
          />
        ))}
      </Form>
      <DeviceForm shell={shell} state={device} />
    </Page>
  );
}

/** One kind, with a box for each way it can come. What always reaches the list is not asked about. */
function KindField({
  shell,
  kind,
  channels,
  values,
}: Pick<Props, "shell"> & Pick<Filled, "values"> & { kind: Kind; channels: readonly Channel[] }) {
  const t = words(shell.reader.locale);
  const asked = channels.filter((channel) => channel !== "list" || !kind.always);
  if (asked.length === 0) return null;
  return (
    <fieldset class="f">
      <legend>{t(`about.${kind.name}`)}</legend>
      <div class="row">
        {asked.map((channel) => (
          <label class="opt">
            <input
              type="checkbox"
              name={channel}
              value={kind.name}
              checked={(values[channel] ?? "").split(",").includes(kind.name)}
            />
            <span>{t(`channel.${channel}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
