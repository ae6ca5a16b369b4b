import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { SelectField, TextArea, TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { chosenFields } from "../chosen.ts";
import { signatureLimits, tiers } from "../rules.ts";
import { words } from "../words.ts";

type InvalidationProps = {
  shell: Shell;
  demand: { readonly id: string; readonly title: string };
  filled: Filled;
  /** How many are meant; absent before anything was chosen. */
  counted: number | undefined;
};
const texts = ["from_day", "from_time", "to_day", "to_time", "origin", "mail_host", "host"] as const;

/** First which signatures are meant and how many that are; then why, and out of the count they go. */
export function InvalidationPage({ shell, demand, filled, counted }: InvalidationProps) {
  const t = words(shell.reader.locale);
  const { values } = filled;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const base = `/demands/${demand.id}/signatures`;
  const hasMistake = Object.keys(errors).some((name) => name !== "reason" && name !== "form");
  return (
    <Page shell={shell} title={t("takeOut")}>
      <p class="row" dir="auto">
        <a href={`${base}/check`}>{demand.title}</a>
      </p>
      <Problems shell={shell} errors={errors} />
      {counted !== undefined && !hasMistake && (
        <>
          <Notice kind="warn">
            <p>{t("chosenCount", { count: counted })}</p>
          </Notice>
          {counted > 0 && (
            <Form
              action={`${base}/invalidations`}
              once={newSecret().slice(0, 22)}
              submit={t("takeOutYes", { count: counted })}
              danger
            >
              {Object.keys(chosenFields).map((name) => (
                <input type="hidden" name={name} value={values[name] ?? ""} />
              ))}
              <TextArea
                name="reason"
                label={t("reason")}
                hint={t("reasonHint")}
                error={errors["reason"]}
                value={values["reason"]}
                required
                rows={3}
                maxlength={signatureLimits.reason}
              />
            </Form>
          )}
          <h2>{t("chooseAnew")}</h2>
        </>
      )}
      <form method="get" action={`${base}/invalidations/new`}>
        <p class="hint">{t("chooseHint")}</p>
        <SelectField
          name="tier"
          label={t("choose.tier")}
          error={errors["tier"]}
          value={values["tier"]}
          options={[
            { value: "", label: t("anyTier") },
            ...tiers.map((tier) => ({ value: tier, label: t(`tier.${tier}`) })),
          ]}
        />
        {texts.map((name) => (
          <TextField
            name={name}
            label={t(`choose.${name}`)}
            error={errors[name]}
            value={values[name]}
            autocomplete="off"
          />
        ))}
        {["waiting", "sheet"].map((name) => values[name] && <input type="hidden" name={name} value={values[name]} />)}
        <p class="row">
          <button type="submit" class="alt">
            {t("preview")}
          </button>
        </p>
      </form>
    </Page>
  );
}
