import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Organisation } from "../queries.ts";
import { organisationLimits } from "../rules.ts";
import { words } from "../words.ts";
import { OrganisationTabs } from "./tabs.tsx";

const key = () => newSecret().slice(0, 22);

/** A profile for an organisation. */
export function NewOrganisationPage({ shell, filled }: { shell: Shell; filled: Filled }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("new")}>
      <p class="hint">{t("newHint")}</p>
      <Problems shell={shell} errors={errors} />
      <Form action="/organisations" once={key()} submit={t("make")}>
        <Fields shell={shell} values={filled.values} errors={errors} />
        <TextField
          name="handle"
          label={t("handle")}
          hint={t("handleHint")}
          value={filled.values["handle"]}
          error={errors["handle"]}
          maxlength={31}
          autocapitalize="none"
          spellcheck={false}
          required
        />
      </Form>
    </Page>
  );
}

export function ProfilePage(props: { shell: Shell; organisation: Organisation; filled: Filled }) {
  const { shell, organisation, filled } = props;
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={organisation.name}>
      <OrganisationTabs shell={shell} organisation={organisation} current="profile" />
      <Problems shell={shell} errors={errors} />
      <Form action={`/organisations/${organisation.handle}/profile`} once={key()} submit={t("save")}>
        <Fields shell={shell} values={filled.values} errors={errors} />
      </Form>
      <h2>{t("picture")}</h2>
      <Form action={`/organisations/${organisation.handle}/avatar`} once={key()} submit={t("pictureSave")} files>
        <TextField
          name="pictures"
          type="file"
          accept="image/jpeg,image/png,image/webp,image/gif,image/heic,image/avif"
          label={t("pictureLabel")}
          error={errors["pictures"]}
        />
      </Form>
      {organisation.avatar && (
        <PressForm action={`/organisations/${organisation.handle}/avatar/removal`} once={key()} look="del">
          {t("pictureRemove")}
        </PressForm>
      )}
    </Page>
  );
}

type FieldsProps = {
  shell: Shell;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

function Fields({ shell, values, errors }: FieldsProps) {
  const t = words(shell.reader.locale);
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        value={values["name"]}
        error={errors["name"]}
        maxlength={organisationLimits.name}
        required
        dir="auto"
      />
      <TextArea name="about" label={t("about")} value={values["about"]} error={errors["about"]} rows={4} dir="auto" />
      <TextField
        name="place"
        label={t("place")}
        value={values["place"]}
        error={errors["place"]}
        maxlength={organisationLimits.place}
        dir="auto"
      />
    </>
  );
}
