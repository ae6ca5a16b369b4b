import { profileLimits } from "#modules/accounts";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Steps } from "#ui/steps";
import { accesses, groupLimits } from "../rules.ts";
import { words } from "../words.ts";
import { DoorFields } from "./door-fields.tsx";
import { accessIcons } from "./group-list.tsx";

export type NewStep = 1 | 2 | 3;

/** Making a group, one question a page: what it is, who reads it, how one comes in. Nothing is kept until the last. */
export function NewGroupPage({ shell, step, filled }: { shell: Shell; step: NewStep; filled: Filled }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const { values } = filled;
  const kept = ["name", "about", "access"].slice(0, step === 1 ? 0 : step === 2 ? 2 : 3);
  return (
    <Page shell={shell} title={t("new")}>
      <Steps shell={shell} number={step} of={3} />
      <Problems shell={shell} errors={errors} />
      <Form
        action={step === 3 ? "/groups" : `/groups/new/${step + 1}`}
        once={newSecret().slice(0, 22)}
        submit={t(step === 3 ? "new.make" : "new.next")}
      >
        {kept.map((name) => values[name] && <input type="hidden" name={name} value={values[name]} />)}
        {step === 1 && (
          <>
            <TextField
              name="name"
              label={t("name")}
              hint={t("name.hint")}
              error={errors["name"]}
              value={values["name"]}
              required
              maxlength={profileLimits.name}
            />
            <TextArea
              name="about"
              label={t("about")}
              hint={t("about.hint")}
              error={errors["about"]}
              value={values["about"]}
              rows={3}
              dir="auto"
            />
          </>
        )}
        {step === 2 && (
          <RadioField
            shell={shell}
            name="access"
            label={t("access")}
            error={errors["access"]}
            value={values["access"] ?? "public"}
            choices={accesses.map((value) => ({
              value,
              label: t(`access.${value}`),
              hint: t(`access.${value}.hint`),
              icon: accessIcons[value],
            }))}
          />
        )}
        {step === 3 && (
          <>
            <TextField
              name="handle"
              label={t("handle")}
              hint={t("handle.hint")}
              error={errors["handle"]}
              value={values["handle"]}
              required
              maxlength={31}
              autocapitalize="none"
              spellcheck={false}
            />
            <TextField
              name="place"
              label={t("place")}
              error={errors["place"]}
              value={values["place"]}
              maxlength={groupLimits.place}
            />
            <details open={Boolean(values["question"] || errors["question"] || errors["agreement"])}>
              <summary>{t("doors")}</summary>
              <DoorFields shell={shell} values={values} errors={errors} />
            </details>
          </>
        )}
      </Form>
    </Page>
  );
}
