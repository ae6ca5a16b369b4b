import type { Viewer } from "#platform/http/env";
import type { Filled } from "#platform/http/form";
import { isTrustedWith } from "#platform/permissions";
import { newSecret } from "#platform/secrets";
import { CheckField, RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { type Option, SelectField, TextArea, TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Icon, type IconName } from "#ui/icon";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { profileLimits } from "../rules.ts";
import { words } from "../words.ts";

type FormPageProps = { shell: Shell; filled: Filled; saved?: boolean };

/** Everything a person can set, one row each. */
export function SettingsPage({ shell, viewer }: { shell: Shell; viewer: Viewer }) {
  const t = words(shell.reader.locale);
  const rows: readonly (readonly [string, IconName, string])[] = [
    ["/settings/profile", "me", t("profile")],
    ["/settings/pictures", "me", t("faces")],
    ["/settings/privacy", "lock", t("privacy")],
    ["/settings/notifications", "bell", t("news")],
    ["/settings/display", "settings", t("display")],
    ["/settings/safety", "check", t("safety")],
    ["/settings/apps", "settings", t("apps")],
    ["/settings/accounts", "followers", t("several")],
    ["/settings/invites", "followers", t("invites")],
    ["/settings/quiet", "quiet", t("quiet")],
    ["/organisations", "house", t("organisations")],
    ["/notices", "bell", t("notices")],
  ];
  const desks = desksOf(viewer).map(([href, icon, word]) => [href, icon, t(word)] as const);
  return (
    <Page shell={shell} title={t("settings")}>
      <Rows shell={shell} rows={rows} />
      {desks.length > 0 && (
        <>
          <h2>{t("desks")}</h2>
          <Rows shell={shell} rows={desks} />
        </>
      )}
    </Page>
  );
}

function Rows({ shell, rows }: { shell: Shell; rows: readonly (readonly [string, IconName, string])[] }) {
  return (
    <ul class="list">
      {rows.map(([href, icon, word]) => (
        <li>
          <a href={href}>
            <Icon shell={shell} name={icon} />
            {word}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What someone who looks after the community finds here besides. */
function desksOf(viewer: Viewer) {
  const isAdministrator = viewer.role === "administrator";
  const desks = [
    [isTrustedWith(viewer, "reports"), "/moderation/cases", "flag", "admin.cases"],
    [isTrustedWith(viewer, "posts"), "/admin/comments", "reply", "admin.comments"],
    [isTrustedWith(viewer, "sign-ups"), "/admin/sign-ups", "bell", "admin.signUps"],
    [isTrustedWith(viewer, "announcements"), "/admin/announcements", "write", "admin.announcements"],
    [isTrustedWith(viewer, "rules"), "/admin/rules", "check", "admin.rules"],
    [isTrustedWith(viewer, "people"), "/admin/servers", "globe", "admin.servers"],
    [isTrustedWith(viewer, "people"), "/admin/addressees", "flag", "admin.addressees"],
    [isAdministrator, "/admin/intake", "reply", "admin.intake"],
    [isAdministrator, "/admin/roles", "followers", "admin.roles"],
    [isAdministrator, "/admin/moderation", "settings", "admin.moderation"],
    [isAdministrator, "/admin/log", "check", "admin.log"],
    [isAdministrator, "/admin/community", "home", "community"],
  ] as const;
  return desks.flatMap(([opens, ...row]) => (opens ? [row] : []));
}

export function ProfileFormPage({ shell, filled, saved }: FormPageProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { values } = filled;
  const text = (name: string, label: string, longest: number, hint?: string) => (
    <TextField name={name} label={label} hint={hint} error={errors[name]} value={values[name]} maxlength={longest} />
  );
  return (
    <Page shell={shell} title={t("profile")} notice={saved && <Notice kind="ok">{t("profile.saved")}</Notice>}>
      <Problems shell={shell} errors={errors} />
      <Form action="/settings/profile" once={newSecret().slice(0, 22)} submit={t("save")}>
        {text("name", t("profile.name"), profileLimits.name)}
        <TextArea
          name="bio"
          label={t("profile.bio")}
          hint={t("profile.bioHint")}
          error={errors["bio"]}
          value={values["bio"]}
          rows={4}
        />
        {text("place", t("profile.place"), profileLimits.place, t("profile.placeHint"))}
        {text("skills", t("profile.skills"), 330, t("profile.skillsHint"))}
        {text("languages", t("profile.languages"), 100, t("profile.languagesHint"))}
        {text("pronouns", t("profile.pronouns"), profileLimits.pronouns)}
        <h2>{t("profile.fields")}</h2>
        {Array.from({ length: profileLimits.fields }, (_, index) => index + 1).map((number) => (
          <div>
            {text(`field_name_${number}`, t("profile.fieldName", { number }), profileLimits.fieldName)}
            {text(`field_value_${number}`, t("profile.fieldValue", { number }), profileLimits.fieldValue)}
          </div>
        ))}
      </Form>
    </Page>
  );
}

export function PrivacyFormPage({ shell, filled, saved }: FormPageProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { values } = filled;
  const seers = (["everyone", "members", "followers", "nobody"] as const).map((value) => ({
    value,
    label: t(`privacy.${value}`),
  }));
  const select = (name: string, label: string, options: readonly Option[] = seers) => (
    <SelectField name={name} label={label} error={errors[name]} value={values[name]} options={options} />
  );
  return (
    <Page shell={shell} title={t("privacy")} notice={saved && <Notice kind="ok">{t("community.saved")}</Notice>}>
      <Problems shell={shell} errors={errors} />
      <Form action="/settings/privacy" once={newSecret().slice(0, 22)} submit={t("save")}>
        <CheckField name="locked" label={t("privacy.locked")} checked={values["locked"] === "on"} />
        {select(
          "findable_by",
          t("privacy.findable"),
          seers.filter(({ value }) => value !== "followers"),
        )}
        <CheckField
          name="listed"
          label={t("privacy.listed")}
          hint={t("privacy.listedHint")}
          checked={values["listed"] === "on"}
        />
        {select("place_seen_by", t("privacy.place"))}
        {select("follows_seen_by", t("privacy.follows"))}
        {select(
          "messages_from",
          t("privacy.messages"),
          (["everyone", "followed", "nobody"] as const).map((value) => ({
            value,
            label: t(value === "nobody" ? "privacy.nobody" : `privacy.messages.${value}`),
          })),
        )}
      </Form>
    </Page>
  );
}

export function DisplayPage({ shell, filled, saved }: FormPageProps) {
  const t = words(shell.reader.locale);
  const { reader } = shell;
  const errors = sayComplaints(reader.locale, filled.errors);
  const radio = (name: string, label: string, value: string, choices: readonly { value: string; label: string }[]) => (
    <RadioField shell={shell} name={name} label={label} error={errors[name]} value={value} choices={choices} />
  );
  return (
    <Page shell={shell} title={t("display")} notice={saved && <Notice kind="ok">{t("display.saved")}</Notice>}>
      <Problems shell={shell} errors={errors} />
      <Form action="/settings/display" once={newSecret().slice(0, 22)} submit={t("save")}>
        {radio("locale", t("display.locale"), reader.locale, [
          { value: "id", label: "Bahasa Indonesia" },
          { value: "en", label: "English" },
        ])}
        {radio(
          "theme",
          t("display.theme"),
          reader.theme,
          (["system", "light", "dark"] as const).map((value) => ({ value, label: t(`display.theme.${value}`) })),
        )}
        {radio(
          "textSize",
          t("display.textSize"),
          String(reader.textSize),
          (["0", "1", "2", "3"] as const).map((value) => ({ value, label: t(`display.textSize.${value}`) })),
        )}
        {radio(
          "pictures",
          t("display.pictures"),
          reader.pictures,
          (["light", "saver", "rich"] as const).map((value) => ({ value, label: t(`display.pictures.${value}`) })),
        )}
        {radio(
          "timeZone",
          t("display.timeZone"),
          reader.timeZone,
          (["WIB", "WITA", "WIT"] as const).map((value) => ({ value, label: value })),
        )}
      </Form>
    </Page>
  );
}

export function PassphrasePage({ shell, filled, saved }: FormPageProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("passphrase")} notice={saved && <Notice kind="ok">{t("passphrase.saved")}</Notice>}>
      <p>{t("passphrase.hint")}</p>
      <Problems shell={shell} errors={errors} />
      <Form action="/settings/passphrase" once={newSecret().slice(0, 22)} submit={t("save")}>
        <TextField
          name="current"
          type="password"
          label={t("passphrase.current")}
          error={errors["current"]}
          required
          maxlength={200}
          autocomplete="current-password"
        />
        <TextField
          name="passphrase"
          type="password"
          label={t("passphrase.new")}
          hint={t("join.passphraseHint")}
          error={errors["passphrase"]}
          required
          maxlength={200}
          autocomplete="new-password"
        />
      </Form>
    </Page>
  );
}
