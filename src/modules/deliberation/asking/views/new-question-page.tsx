import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { CheckField, RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { SelectField, TextArea, TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { AskingDemand, AskingGroup } from "../place-to-ask.ts";
import { seedNames } from "../question-form.ts";
import { questionLimits, voters } from "../rules.ts";
import { words } from "../words.ts";

type NewProps = {
  shell: Shell;
  filled: Filled;
  groups: readonly AskingGroup[];
  demand: AskingDemand | undefined;
  guestsVote: boolean;
};

/** Asking what people think. */
export function NewQuestionPage({ shell, filled, groups, demand, guestsVote }: NewProps) {
  const t = words(shell.reader.locale);
  const { values } = filled;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("new")}>
      <Problems shell={shell} errors={errors} />
      <Form action="/questions" once={newSecret().slice(0, 22)} submit={t("publish")}>
        {demand && (
          <p>
            {t("aboutDemand")} <a href={`/demands/${demand.id}`}>{demand.title}</a>
            <input type="hidden" name="demand" value={demand.id} />
          </p>
        )}
        <TextField
          name="title"
          label={t("field.title")}
          hint={t("hint.title")}
          value={values["title"]}
          error={errors["title"]}
          maxlength={questionLimits.title}
          required
          dir="auto"
        />
        <TextArea
          name="about"
          label={t("field.about")}
          hint={t("hint.about")}
          value={values["about"]}
          error={errors["about"]}
          maxlength={questionLimits.about}
          rows={4}
          dir="auto"
        />
        {groups.length > 0 && (
          <SelectField
            name="group"
            label={t("field.group")}
            value={values["group"]}
            error={errors["group"]}
            options={[
              { value: "", label: t("everyone") },
              ...groups.map(({ handle, name }) => ({ value: handle, label: name })),
            ]}
          />
        )}
        <h2 id="f-statements">{t("seeds")}</h2>
        <p class="hint">{t("hint.seeds")}</p>
        {errors["statements"] && <p class="err">{errors["statements"]}</p>}
        {seedNames.map((name, index) => (
          <TextField
            name={name}
            label={t("seed", { number: index + 1 })}
            value={values[name]}
            error={errors[name]}
            maxlength={questionLimits.statement}
            dir="auto"
          />
        ))}
        <RadioField
          shell={shell}
          name="voters"
          label={t("field.voters")}
          value={values["voters"] || "members"}
          error={errors["voters"]}
          choices={voters
            .filter((value) => (value === "anyone" ? guestsVote : value !== "group" || groups.length > 0))
            .map((value) => ({ value, label: t(`voters.${value}`), hint: t(`votersAre.${value}`) }))}
        />
        <CheckField
          name="joined_before"
          label={t("field.joined_before")}
          hint={t("hint.joined_before")}
          error={errors["joined_before"]}
          checked={values["joined_before"] === "on"}
        />
        <RadioField
          shell={shell}
          name="statements"
          label={t("field.statements")}
          value={values["statements"] || "wait"}
          choices={(["wait", "shown", "hosts"] as const).map((value) => ({ value, label: t(`statements.${value}`) }))}
        />
        <TextField
          name="closes"
          label={t("field.closes")}
          hint={t("hint.closes")}
          type="date"
          value={values["closes"]}
          error={errors["closes"]}
        />
      </Form>
    </Page>
  );
}
