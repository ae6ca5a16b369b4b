import type { JSX } from "hono/jsx/jsx-runtime";
import { OnePicture, type Picture, Proofs } from "#modules/media";
import { RadioField } from "#ui/choice";
import { SelectField, TextArea, TextField } from "#ui/field";
import type { Shell } from "#ui/page";
import { categories, demandLimits, opennesses } from "../../rules.ts";
import type { StepName } from "../fields.ts";
import { words } from "../words.ts";

export type Choices = {
  /** Who may be asked: the one that fits is the first. */
  readonly addressees: readonly { readonly id: string; readonly name: string; readonly place: string }[];
  readonly suggested: string | undefined;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly pictures: readonly Picture[];
};
export type FieldsProps = {
  shell: Shell;
  kind: "petition" | "report";
  isGuest: boolean;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  choices: Choices;
};
type Draw = (props: FieldsProps) => JSX.Element;

/** The fields of one question, with an example of what helps. */
export const stepFields: Readonly<Record<StepName, Draw>> = {
  what: (props) => (
    <>
      <TextField {...asked(props, "title")} maxlength={demandLimits.title} required dir="auto" />
      <TextArea {...asked(props, "what")} maxlength={demandLimits.what} required dir="auto" />
      <SelectField
        {...asked(props, "category")}
        value={props.values["category"] || "other"}
        options={kindsOfMatter(props)}
      />
    </>
  ),
  where: (props) => (
    <>
      <TextField {...asked(props, "place")} maxlength={demandLimits.place} dir="auto" />
      <TextField {...asked(props, "point")} maxlength={300} />
    </>
  ),
  when: (props) => (
    <>
      <TextField {...asked(props, "since")} type="date" />
      <TextArea {...asked(props, "who")} maxlength={demandLimits.who} rows={2} dir="auto" />
    </>
  ),
  evidence: (props) => (
    <>
      <TextArea {...asked(props, "evidence")} maxlength={demandLimits.evidence} rows={3} dir="auto" />
      <KeptPhotos {...props} />
      <OnePicture shell={props.shell} values={props.values} errors={props.errors} />
    </>
  ),
  ask: (props) => <AskFields {...props} />,
  terms: (props) => <TermFields {...props} />,
};

/** Photos kept with a draft. Files of one without an account open to nobody before it is sent, so those are counted. */
function KeptPhotos({ shell, isGuest, choices: { pictures } }: FieldsProps) {
  if (!isGuest) return <Proofs shell={shell} pictures={pictures} />;
  return pictures.length > 0 ? <p>{words(shell.reader.locale)("photosKept", { count: pictures.length })}</p> : <></>;
}

const kindsOfMatter = ({ shell }: FieldsProps) =>
  categories.map((value) => ({ value, label: words(shell.reader.locale)(`category.${value}`) }));

type Named =
  | "title"
  | "what"
  | "category"
  | "place"
  | "point"
  | "since"
  | "who"
  | "evidence"
  | "ask"
  | "goal"
  | "deadline"
  | "name";
/** A question with its help, what was answered and what was wrong with it. */
function asked({ shell, values, errors }: FieldsProps, name: Named) {
  const t = words(shell.reader.locale);
  return { name, label: t(`ask.${name}`), hint: t(`hint.${name}`), value: values[name], error: errors[name] };
}

function AskFields(props: FieldsProps) {
  const { shell, choices, values, errors } = props;
  const t = words(shell.reader.locale);
  const { suggested } = choices;
  return (
    <>
      <TextArea {...asked(props, "ask")} maxlength={demandLimits.ask} required rows={4} dir="auto" />
      <SelectField
        name="addressee"
        label={t("ask.addressee")}
        hint={t(suggested ? "hint.addresseeFound" : "hint.addressee")}
        error={errors["addressee"]}
        value={values["addressee"] ?? suggested ?? ""}
        options={[
          { value: "", label: t("noAddressee") },
          ...choices.addressees.map(({ id, name, place }) => ({
            value: id,
            label: place ? `${name}, ${place}` : name,
          })),
        ]}
      />
      {!props.isGuest && (
        <p class="row">
          <a href="/addressees/new">{t("newAddressee")}</a>
        </p>
      )}
    </>
  );
}

function TermFields(props: FieldsProps) {
  const { shell, kind, choices, values, errors, isGuest } = props;
  const t = words(shell.reader.locale);
  return (
    <>
      {kind === "petition" && (
        <>
          <TextField {...asked(props, "goal")} inputmode="numeric" maxlength={7} />
          <TextField {...asked(props, "deadline")} type="date" />
        </>
      )}
      {kind === "petition" ? null : (
        <RadioField
          shell={shell}
          name="openness"
          label={t("ask.openness")}
          error={errors["openness"]}
          value={values["openness"] ?? "open"}
          choices={opennesses.map((value) => ({
            value,
            label: t(`openness.${value}`),
            hint: t(`opennessHint.${value}`),
            icon: value === "open" ? "around" : value === "anonymous" ? "quiet" : "lock",
          }))}
        />
      )}
      {isGuest && <TextField {...asked(props, "name")} maxlength={60} dir="auto" />}
      {!isGuest && choices.groups.length > 0 && (
        <SelectField
          name="group"
          label={t("ask.group")}
          error={errors["group"]}
          value={values["group"] ?? ""}
          options={[
            { value: "", label: t("noGroup") },
            ...choices.groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </>
  );
}
