import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { words } from "../words.ts";

type Props = { shell: Shell; filled: Filled };

/** How a community is called and who may join: asked once at the founding, changed later by administrators. */
function CommunityFields({ shell, filled, errors }: Props & { errors: Record<string, string> }) {
  const t = words(shell.reader.locale);
  const { values } = filled;
  return (
    <>
      <TextField
        name="community"
        label={t("community.name")}
        error={errors["community"]}
        value={values["community"]}
        required
        maxlength={60}
      />
      <RadioField
        shell={shell}
        name="locale"
        label={t("community.locale")}
        value={values["locale"] ?? shell.reader.locale}
        choices={[
          { value: "id", label: "Bahasa Indonesia" },
          { value: "en", label: "English" },
        ]}
      />
      <RadioField
        shell={shell}
        name="time_zone"
        label={t("display.timeZone")}
        value={values["time_zone"] ?? "WIB"}
        choices={["WIB", "WITA", "WIT"].map((value) => ({ value, label: value }))}
      />
      <RadioField
        shell={shell}
        name="sign_up"
        label={t("community.signUp")}
        value={values["sign_up"] ?? "approval"}
        choices={(["open", "approval", "invite"] as const).map((value) => ({
          value,
          label: t(`community.signUp.${value}`),
        }))}
      />
      <RadioField
        shell={shell}
        name="pictures"
        label={t("community.pictures")}
        value={values["pictures"] ?? "light"}
        choices={(["light", "saver", "rich"] as const).map((value) => ({
          value,
          label: t(`display.pictures.${value}`),
        }))}
      />
    </>
  );
}

export function SetUpPage({ shell, filled, code }: Props & { code: string }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("setUp")}>
      <Problems shell={shell} errors={errors} />
      <Form action={`/set-up/${code}`} once={newSecret().slice(0, 22)} submit={t("setUp.done")}>
        <CommunityFields shell={shell} filled={filled} errors={errors} />
        <h2>{t("setUp.you")}</h2>
        <TextField
          name="name"
          label={t("profile.name")}
          error={errors["name"]}
          value={filled.values["name"]}
          required
          maxlength={60}
          autocomplete="name"
        />
        <TextField
          name="handle"
          label={t("signIn.handle")}
          hint={t("join.handleHint")}
          error={errors["handle"]}
          value={filled.values["handle"]}
          required
          maxlength={31}
          autocomplete="username"
          autocapitalize="none"
        />
        <TextField
          name="passphrase"
          type="password"
          label={t("join.passphrase")}
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

export function CommunityPage({ shell, filled, saved }: Props & { saved: boolean }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("community")} notice={saved && <Notice kind="ok">{t("community.saved")}</Notice>}>
      <Problems shell={shell} errors={errors} />
      <Form action="/admin/community" once={newSecret().slice(0, 22)} submit={t("save")}>
        <CommunityFields shell={shell} filled={filled} errors={errors} />
        <TextArea
          name="description"
          label={t("community.description")}
          error={errors["description"]}
          value={filled.values["description"]}
          rows={4}
          maxlength={500}
        />
      </Form>
    </Page>
  );
}
