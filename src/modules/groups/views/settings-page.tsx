import { profileLimits } from "#modules/accounts";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Group } from "../queries.ts";
import { accesses, groupLimits, isClosed } from "../rules.ts";
import { words } from "../words.ts";
import { DoorFields } from "./door-fields.tsx";
import { accessIcons } from "./group-list.tsx";

type SettingsProps = { shell: Shell; group: Group; filled: Filled; saved: boolean };
const key = () => newSecret().slice(0, 22);

/** What organisers change: what the group says of itself, how one comes in, its subjects, its picture. */
export function SettingsPage({ shell, group, filled, saved }: SettingsProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { values } = filled;
  const path = `/groups/${group.handle}`;
  const text = (name: "name" | "place" | "library", most: number) => (
    <TextField
      name={name}
      label={t(name)}
      hint={name === "library" ? t("library.hint") : undefined}
      error={errors[name]}
      value={values[name]}
      maxlength={most}
      required={name === "name"}
    />
  );
  return (
    <Page
      shell={shell}
      title={t("settingsTitle", { name: group.name })}
      notice={saved && <Notice kind="ok">{t("saved")}</Notice>}
    >
      <Problems shell={shell} errors={errors} />
      <Form action={`${path}/settings`} once={key()} submit={t("save")}>
        {text("name", profileLimits.name)}
        <TextArea name="about" label={t("about")} error={errors["about"]} value={values["about"]} rows={3} dir="auto" />
        {text("place", groupLimits.place)}
        {text("library", groupLimits.library)}
        <RadioField
          shell={shell}
          name="access"
          label={t("access")}
          hint={t("access.stays")}
          error={errors["access"]}
          value={values["access"]}
          choices={accesses
            .filter((access) => isClosed({ access }) === isClosed(group))
            .map((value) => ({
              value,
              label: t(`access.${value}`),
              hint: t(`access.${value}.hint`),
              icon: accessIcons[value],
            }))}
        />
        <DoorFields shell={shell} values={values} errors={errors} />
      </Form>
      <h2>{t("topics")}</h2>
      <Form action={`${path}/topics`} once={key()} submit={t("topics.save")}>
        <TextArea
          name="topics"
          label={t("topics.label")}
          hint={t("topics.hint", { count: groupLimits.topics })}
          error={errors["topics"]}
          value={values["topics"]}
          rows={4}
        />
      </Form>
      <h2>{t("picture")}</h2>
      <Form action={`${path}/avatar`} once={key()} submit={t("picture.save")} files>
        <TextField
          name="pictures"
          type="file"
          accept="image/jpeg,image/png,image/webp,image/gif,image/heic,image/avif"
          label={t("picture.label")}
          error={errors["pictures"]}
        />
      </Form>
      {group.avatar && (
        <PressForm action={`${path}/avatar/removal`} once={key()} look="del">
          {t("picture.remove")}
        </PressForm>
      )}
      <p class="row">
        <a class="btn alt" href={path}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}
