import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import type { Organisation, OrganisationPerson } from "../queries.ts";
import { roles } from "../rules.ts";
import { words } from "../words.ts";
import { OrganisationTabs } from "./tabs.tsx";

type PeopleProps = {
  shell: Shell;
  organisation: Organisation;
  people: readonly OrganisationPerson[];
  filled: Filled;
};
const key = () => newSecret().slice(0, 22);

/** Who acts for an organisation. Owners give roles and take them; each says for themselves whether they are named. */
export function PeoplePage(props: PeopleProps) {
  const { shell, organisation, people, filled } = props;
  const t = words(shell.reader.locale);
  const { viewer } = shell.reader;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const here = `/organisations/${organisation.handle}`;
  const isOwner = organisation.mine === "owner";
  const me = people.find(({ id }) => id === viewer?.id);
  return (
    <Page shell={shell} title={organisation.name}>
      <OrganisationTabs shell={shell} organisation={organisation} current="people" />
      <PersonList>
        {people.map(({ id, name, handle, role, shown }) => (
          <PersonRow
            person={{ name, handle: `@${handle}`, href: `/@${handle}` }}
            note={`${t(`role.${role}`)} · ${t(shown ? "shown" : "hidden")}`}
          >
            {isOwner && id !== viewer?.id && (
              <PressForm action={`${here}/people/${handle}/removal`} once={key()} look="plain">
                {t("endRole", { name })}
              </PressForm>
            )}
          </PersonRow>
        ))}
      </PersonList>
      {me && (
        <PressForm action={`${here}/name${me.shown ? "/removal" : ""}`} once={key()} look="alt" pressed={me.shown}>
          {t("showMe")}
        </PressForm>
      )}
      <Problems shell={shell} errors={errors} />
      {isOwner && (
        <>
          <h2>{t("give")}</h2>
          <Form action={`${here}/people`} once={key()} submit={t("giveYes")}>
            <TextField
              name="handle"
              label={t("who")}
              value={filled.values["handle"]}
              error={errors["handle"]}
              maxlength={31}
              autocapitalize="none"
              spellcheck={false}
              required
            />
            <RadioField
              shell={shell}
              name="role"
              label={t("role")}
              value={filled.values["role"] ?? "helper"}
              error={errors["role"]}
              choices={roles.map((value) => ({ value, label: t(`role.${value}`), hint: t(`roleHint.${value}`) }))}
            />
          </Form>
        </>
      )}
      {viewer && (
        <details>
          <summary>{t("leave")}</summary>
          <p>{t("leaveHint")}</p>
          <div class="row">
            <PressForm action={`${here}/people/${viewer.handle}/removal`} once={key()} look="del">
              {t("leaveYes")}
            </PressForm>
          </div>
        </details>
      )}
    </Page>
  );
}
