import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { SelectField, TextArea } from "#ui/field";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { categories } from "../choices.ts";
import { inLanguage, type Rule } from "../house-rules.ts";
import { type Found, isElsewhere } from "../things.ts";
import { words } from "../words.ts";
import { Kept } from "./kept.tsx";

type ReportProps = {
  shell: Shell;
  thing: Found;
  rules: readonly Rule[];
  examples: readonly Found[];
  filled: Filled;
};

/** Three short questions about what one saw; only the first must be answered. */
export function ReportPage({ shell, thing, rules, examples, filled }: ReportProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  const { values } = filled;
  const { name } = thing.snapshot;
  return (
    <Page shell={shell} title={t(`report.${thing.kind}`, { name })}>
      <Kept shell={shell} snapshot={thing.snapshot} />
      <p class="hint">{t("reportHint", { name })}</p>
      <Problems shell={shell} errors={errors} />
      <Form action={`/report/${thing.kind}/${thing.id}`} once={newSecret().slice(0, 22)} submit={t("reportSend")}>
        <RadioField
          shell={shell}
          name="category"
          label={t("reportWhat")}
          error={errors["category"]}
          value={values["category"]}
          choices={categories.map((value) => ({ value, label: t(`category.${value}`) }))}
          required
        />
        {rules.length > 0 && (
          <SelectField
            name="rule"
            label={t("reportRule")}
            error={errors["rule"]}
            value={values["rule"] ?? ""}
            options={[
              { value: "", label: t("ruleUnsure") },
              ...rules.map((rule) => ({ value: rule.id, label: `${rule.number}. ${inLanguage(rule, locale).title}` })),
            ]}
          />
        )}
        <TextArea
          name="words"
          label={t("reportWords")}
          hint={t("reportWordsHint")}
          error={errors["words"]}
          value={values["words"]}
          rows={4}
          dir="auto"
        />
        {isElsewhere(thing.snapshot) && (
          <label class="opt">
            <input type="checkbox" name="forward" checked={values["forward"] === "on"} />
            <span>{t("reportForward", { host: thing.snapshot.handle.split("@")[1] ?? "" })}</span>
          </label>
        )}
        {examples.length > 0 && (
          <details>
            <summary>{t("reportExamples", { name })}</summary>
            {examples.map(({ id, snapshot }, index) => (
              <label class="opt">
                <input type="checkbox" name={`example_${index + 1}`} value={id} />
                <span dir="auto">{[...(snapshot.warning || snapshot.text)].slice(0, 120).join("")}</span>
              </label>
            ))}
          </details>
        )}
      </Form>
      <p class="row">
        <a href="/rules">{t("rules")}</a>
      </p>
    </Page>
  );
}

/** What happens now, and how to keep away meanwhile. */
export function ReportedPage({ shell, about }: { shell: Shell; about: string | undefined }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("reported")}>
      <Notice kind="ok">
        <p>{t("reportedHint")}</p>
      </Notice>
      {about && (
        <>
          <p>{t("reportedDistance", { handle: `@${about}` })}</p>
          <p class="row">
            <a class="btn alt" href={`/people/${about}/distance`}>
              {t("distance")}
            </a>{" "}
            <a class="btn plain" href="/">
              {t("toHome")}
            </a>
          </p>
        </>
      )}
    </Page>
  );
}
