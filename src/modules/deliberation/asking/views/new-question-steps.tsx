import { CheckField, RadioField } from "#ui/choice";
import { SelectField, TextArea, TextField } from "#ui/field";
import { additions, seedNames } from "../question-form.ts";
import { languageNames, languages, questionLimits, voters } from "../rules.ts";
import { words } from "../words.ts";
import type { NewProps } from "./new-question-page.tsx";

type StepProps = NewProps & { errors: Readonly<Record<string, string>> };

/** What is asked, where, and what it is about. */
export function About({ shell, filled: { values }, errors, groups, demand }: StepProps) {
  const t = words(shell.reader.locale);
  const kept = (name: string) => ({ name, value: values[name], error: errors[name] });
  return (
    <>
      {demand && (
        <p class="row">
          {t("aboutDemand")} <a href={`/demands/${demand.id}`}>{demand.title}</a>
          <input type="hidden" name="demand" value={demand.id} />
        </p>
      )}
      <TextField
        {...kept("title")}
        label={t("field.title")}
        hint={t("hint.title")}
        maxlength={questionLimits.title}
        required
        dir="auto"
      />
      <TextArea
        {...kept("about")}
        label={t("field.about")}
        hint={t("hint.about")}
        maxlength={questionLimits.about}
        rows={4}
        dir="auto"
      />
      {groups.length > 0 && (
        <SelectField
          {...kept("group")}
          label={t("field.group")}
          options={[
            { value: "", label: t("everyone") },
            ...groups.map(({ handle, name }) => ({ value: handle, label: name })),
          ]}
        />
      )}
      <SelectField
        {...kept("language")}
        value={values["language"] || shell.reader.locale}
        label={t("field.language")}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
    </>
  );
}

/** What it begins with, one thought to a field. */
export function Seeds({ shell, filled: { values }, errors }: StepProps) {
  const t = words(shell.reader.locale);
  return (
    <fieldset class="f" id="f-statements">
      <legend>{t("seeds")}</legend>
      <p class="hint">{t("hint.seeds")}</p>
      {errors["statements"] && <p class="err">{errors["statements"]}</p>}
      {seedNames.map((name, index) => (
        <TextField
          name={name}
          label={t("seed", { number: index + 1 })}
          value={values[name]}
          error={errors[name]}
          maxlength={questionLimits.statement}
          required={index < questionLimits.seedsLeast}
          dir="auto"
        />
      ))}
    </fieldset>
  );
}

/** Who answers, who adds, and until when. */
export function Who({ shell, filled: { values }, errors, groups, guestsVote }: StepProps) {
  const t = words(shell.reader.locale);
  const group = groups.find(({ handle }) => handle === values["group"]);
  const offered = voters.filter((one) => (one === "anyone" ? guestsVote : one === "members" || group));
  return (
    <>
      {group?.isClosed || offered.length === 1 ? (
        <p>{t(group?.isClosed ? "votersAre.group" : "votersAre.members")}</p>
      ) : (
        <RadioField
          shell={shell}
          name="voters"
          label={t("field.voters")}
          value={values["voters"] || (group ? "group" : "members")}
          error={errors["voters"]}
          choices={offered.map((value) => ({ value, label: t(`voters.${value}`), hint: t(`votersAre.${value}`) }))}
        />
      )}
      <CheckField
        name="joined_before"
        label={t("field.joined_before")}
        hint={t("hint.joined_before")}
        error={errors["joined_before"]}
        checked={values["joined_before"] === "on"}
      />
      <RadioField
        shell={shell}
        name="more"
        label={t("field.more")}
        value={values["more"] || "wait"}
        choices={additions.map((value) => ({ value, label: t(`more.${value}`) }))}
      />
      <TextField
        name="closes"
        label={t("field.closes")}
        hint={t("hint.closes")}
        type="date"
        value={values["closes"]}
        error={errors["closes"]}
      />
    </>
  );
}

/** All of it once more, before it is published. */
export function Preview({ shell, filled: { values }, groups }: StepProps) {
  const t = words(shell.reader.locale);
  const group = groups.find(({ handle }) => handle === values["group"]);
  const chosen = group?.isClosed ? "group" : (voters.find((one) => one === values["voters"]) ?? "members");
  const additional = additions.find((one) => one === values["more"]) ?? "wait";
  return (
    <>
      <p>{t("preview")}</p>
      <section class="post">
        <h2 dir="auto">{values["title"]}</h2>
        {values["about"] && (
          <p class="lines" dir="auto">
            {values["about"]}
          </p>
        )}
        <ol>{seedNames.map((name) => values[name] && <li dir="auto">{values[name]}</li>)}</ol>
        <p>{group ? t("askedIn", { name: group.name }) : t("askedOfAll")}</p>
        <p>{t(`votersAre.${chosen}`)}</p>
        {values["joined_before"] && <p>{t("joinedBeforeIs")}</p>}
        <p>{t("additional", { how: t(`more.${additional}`) })}</p>
      </section>
      <p class="hint">{t("previewHint")}</p>
    </>
  );
}
