import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { CheckField, RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import type { Answerer } from "../queries.ts";
import type { Addressee } from "../rules.ts";
import { words } from "../words.ts";
import { AddresseeFields } from "./fields.tsx";

/** Which form came back with something wrong. */
export type Part = "correction" | "merge" | "people";
type CorrectProps = {
  shell: Shell;
  addressee: Addressee;
  people: readonly Answerer[];
  alike: readonly Addressee[];
  /** Whether the viewer decides who speaks for it. */
  decides: boolean;
  saved: boolean;
  wrong: Part | undefined;
  /** What the correction holds. */
  values: Readonly<Record<string, string>>;
  filled: Filled;
};

const key = () => newSecret().slice(0, 22);

/** Where moderators correct an addressee, and administrators say who answers. */
export function CorrectPage(props: CorrectProps) {
  const { shell, addressee, decides, saved, wrong, values, filled } = props;
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const mine = wrong === "correction" ? errors : {};
  return (
    <Page
      shell={shell}
      title={t("correctOf", { name: addressee.name })}
      notice={saved && <Notice kind="ok">{t("saved")}</Notice>}
    >
      <Problems shell={shell} errors={errors} />
      <Form action={`/admin/addressees/${addressee.id}`} once={key()} submit={t("save")}>
        <AddresseeFields shell={shell} values={values} errors={mine} />
        {decides && (
          <>
            <CheckField
              name="confirmed"
              label={t("confirmEmail")}
              hint={t("confirmEmailHint")}
              checked={values["confirmed"] === "on"}
            />
            <TextField
              name="organisation"
              label={t("organisation")}
              hint={t("organisationHint")}
              value={values["organisation"]}
              error={mine["organisation"]}
              maxlength={31}
              autocapitalize="none"
              spellcheck={false}
            />
          </>
        )}
      </Form>
      {decides && <PeopleForm {...props} errors={wrong === "people" ? errors : {}} />}
      <MergeForm {...props} errors={wrong === "merge" ? errors : {}} />
      <p class="row">
        <a href={`/addressees/${addressee.id}`}>{t("page")}</a>
      </p>
    </Page>
  );
}

type PartProps = CorrectProps & { errors: Readonly<Record<string, string>> };

function PeopleForm({ shell, addressee, people, filled, wrong, errors }: PartProps) {
  const t = words(shell.reader.locale);
  return (
    <>
      <h2>{t("people")}</h2>
      <PersonList>
        {people.map(({ name, handle, proof }) => (
          <PersonRow person={{ name, handle: `@${handle}`, href: `/@${handle}` }} note={t(`proof.${proof}`)}>
            <PressForm action={`/admin/addressees/${addressee.id}/people/${handle}/removal`} once={key()} look="plain">
              {t("removePerson", { name })}
            </PressForm>
          </PersonRow>
        ))}
      </PersonList>
      <Form action={`/admin/addressees/${addressee.id}/people`} once={key()} submit={t("addPerson")}>
        <TextField
          name="handle"
          label={t("person")}
          hint={t("personHint")}
          value={wrong === "people" ? filled.values["handle"] : ""}
          error={errors["handle"]}
          maxlength={31}
          autocapitalize="none"
          spellcheck={false}
          required
        />
      </Form>
    </>
  );
}

function MergeForm({ shell, addressee, alike, filled, wrong, errors }: PartProps) {
  const t = words(shell.reader.locale);
  const typed = wrong === "merge" ? (filled.values["into"] ?? "") : "";
  return (
    <details open={wrong === "merge"}>
      <summary>{t("merge")}</summary>
      <p class="hint">{t("mergeHint")}</p>
      <Form action={`/admin/addressees/${addressee.id}/merge`} once={key()} submit={t("mergeDo")} danger>
        {alike.length > 0 ? (
          <RadioField
            shell={shell}
            name="into"
            label={t("mergeInto")}
            value={typed}
            error={errors["into"]}
            required
            choices={alike.map(({ id, name, place }) => ({ value: id, label: name, hint: place }))}
          />
        ) : (
          <TextField
            name="into"
            label={t("mergeInto")}
            hint={t("mergeIntoHint")}
            value={typed}
            error={errors["into"]}
            maxlength={200}
            required
          />
        )}
      </Form>
    </details>
  );
}
