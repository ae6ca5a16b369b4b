import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { SelectField } from "#ui/field";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Kind } from "../kind.ts";
import { type Channel, strangers, verdicts } from "../rules.ts";
import { words } from "../words.ts";

type Props = {
  shell: Shell;
  filled: Filled;
  saved: boolean;
  /** The kinds this person is asked about, and the ways news can reach them. */
  kinds: readonly Kind[];
  channels: readonly Channel[];
};

/** Which kinds of news reach a person where, and what becomes of those from strangers. */
export function NewsSettingsPage({ shell, filled, saved, kinds, channels }: Props) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { values } = filled;
  return (
    <Page shell={shell} title={t("settings")} notice={saved && <Notice kind="ok">{t("settings.saved")}</Notice>}>
      <Problems shell={shell} errors={errors} />
      <Form action="/settings/notifications" once={newSecret().slice(0, 22)} submit={t("settings.save")}>
        <h2 id="f-list">{t("settings.kinds")}</h2>
        {kinds.map((kind) => (
          <KindField shell={shell} kind={kind} channels={channels} values={values} />
        ))}
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
    </Page>
  );
}

/** One kind, with a box for each way it can come. What always reaches the list is not asked about. */
function KindField({
  shell,
  kind,
  channels,
  values,
}: Pick<Props, "shell" | "channels"> & Pick<Filled, "values"> & { kind: Kind }) {
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
