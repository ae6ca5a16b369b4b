import type { Filled } from "#platform/http/form";
import { permissions } from "#platform/permissions";
import { newSecret } from "#platform/secrets";
import { CheckField, RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import type { listOfficials } from "../change-role.ts";
import { words } from "../words.ts";

const key = () => newSecret().slice(0, 22);

/** Who looks after the community and with what they are trusted; and the form to change it for anyone. */
export function RolesPage({
  shell,
  officials,
  filled,
}: {
  shell: Shell;
  officials: Awaited<ReturnType<typeof listOfficials>>;
  filled: Filled;
}) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { values } = filled;
  return (
    <Page shell={shell} title={t("roles")}>
      <PersonList>
        {officials.map(({ name, handle, role, permissions: trusted }) => (
          <PersonRow
            person={{ name, handle: `@${handle}`, href: `/admin/roles?who=${handle}` }}
            note={
              role === "administrator"
                ? t("role.administrator")
                : `${t("role.moderator")}: ${permissions
                    .filter((one) => trusted.includes(one))
                    .map((one) => t(`may.${one}`))
                    .join(", ")}`
            }
          />
        ))}
      </PersonList>
      <h2>{t("roleChange")}</h2>
      <Problems shell={shell} errors={errors} />
      <Form action="/admin/roles" once={key()} submit={t("roleSave")}>
        <TextField
          name="handle"
          label={t("roleWho")}
          error={errors["handle"]}
          value={values["handle"]}
          maxlength={31}
          autocapitalize="none"
          spellcheck={false}
          required
        />
        <RadioField
          shell={shell}
          name="role"
          label={t("role")}
          error={errors["role"]}
          value={values["role"] ?? "moderator"}
          choices={(["moderator", "administrator", "member"] as const).map((value) => ({
            value,
            label: t(`role.${value}`),
            hint: t(`roleHint.${value}`),
          }))}
        />
        <fieldset class="f">
          <legend>{t("may")}</legend>
          <p class="hint">{t("mayHint")}</p>
          {permissions.map((name) => (
            <label class="opt">
              <input type="checkbox" name={`may_${name}`} checked={values[`may_${name}`] === "on"} />
              <span>{t(`may.${name}`)}</span>
            </label>
          ))}
        </fieldset>
      </Form>
    </Page>
  );
}

/** How moderation works here. */
export function HousePage({ shell, filled, saved }: { shell: Shell; filled: Filled; saved: boolean }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("house")} notice={saved && <Notice kind="ok">{t("saved")}</Notice>}>
      <Form action="/admin/moderation" once={key()} submit={t("save")}>
        <CheckField
          name="suspend_needs_two"
          label={t("houseTwo")}
          hint={t("houseTwoHint")}
          checked={filled.values["suspend_needs_two"] === "on"}
        />
        <CheckField
          name="sign_up_closes"
          label={t("houseCloses")}
          hint={t("houseClosesHint")}
          checked={filled.values["sign_up_closes"] === "on"}
        />
        <CheckField
          name="guests_vote"
          label={t("houseGuests")}
          hint={t("houseGuestsHint")}
          checked={filled.values["guests_vote"] === "on"}
        />
      </Form>
    </Page>
  );
}
