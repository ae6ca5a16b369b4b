import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { SelectField, TextArea } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Case, KeptThing } from "../cases.ts";
import { personActions } from "../choices.ts";
import { inLanguage, type Rule } from "../house-rules.ts";
import { words } from "../words.ts";
import { Kept } from "./kept.tsx";

type VerdictProps = {
  shell: Shell;
  held: Case;
  may: { readonly hide: boolean; readonly delete: boolean };
  snapshot: KeptThing | undefined;
  rules: readonly Rule[];
  filled: Filled;
};

/** Four questions in order: the thing, the person, the rule, the reason. The mildest stands first and is chosen. */
export function VerdictPage({ shell, held, may, snapshot, rules, filled }: VerdictProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  const { values } = filled;
  const things = [["none", true] as const, ["hide", may.hide] as const, ["delete", may.delete] as const].filter(
    ([, possible]) => possible,
  );
  return (
    <Page shell={shell} title={t("decide")}>
      {snapshot && <Kept shell={shell} snapshot={snapshot.content} />}
      <Problems shell={shell} errors={errors} />
      <Form
        action={`/moderation/cases/${held.id}/decision`}
        once={newSecret().slice(0, 22)}
        submit={t("decideYes")}
        other={
          <a class="btn alt" href={`/moderation/cases/${held.id}`}>
            {t("back")}
          </a>
        }
      >
        {things.length > 1 && (
          <RadioField
            shell={shell}
            name="on_thing"
            label={t("onThing", { kind: t(`kind.${held.kind}`) })}
            error={errors["on_thing"]}
            value={values["on_thing"] ?? "none"}
            choices={things.map(([value]) => ({ value, label: t(`thing.${value}`), hint: t(`thingHint.${value}`) }))}
          />
        )}
        <RadioField
          shell={shell}
          name="on_person"
          label={t("onPerson")}
          error={errors["on_person"]}
          value={values["on_person"] ?? "none"}
          choices={personActions.map((value) => ({
            value,
            label: t(`person.${value}`),
            hint: t(`personHint.${value}`),
          }))}
        />
        {rules.length > 0 && (
          <SelectField
            name="rule"
            label={t("verdictRule")}
            error={errors["rule"]}
            value={values["rule"] ?? ""}
            options={[
              { value: "", label: t("ruleNoneBroken") },
              ...rules.map((rule) => ({ value: rule.id, label: `${rule.number}. ${inLanguage(rule, locale).title}` })),
            ]}
          />
        )}
        <TextArea
          name="reason"
          label={t("reason")}
          hint={t("reasonHint")}
          error={errors["reason"]}
          value={values["reason"]}
          rows={4}
          dir="auto"
          required
        />
      </Form>
    </Page>
  );
}
