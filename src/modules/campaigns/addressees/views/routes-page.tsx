import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { SelectField, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { categories } from "../../demands/rules.ts";
import type { ShownRoute } from "../route-matters.ts";
import { type Addressee, addresseeLimits } from "../rules.ts";
import { words } from "../words.ts";

type RoutesProps = {
  shell: Shell;
  routes: readonly ShownRoute[];
  unconfirmed: readonly Addressee[];
  choices: readonly Addressee[];
  filled: Filled;
};

const key = () => newSecret().slice(0, 22);

/** Whom which matter goes to, and addresses nobody has checked. */
export function RoutesPage({ shell, routes, unconfirmed, choices, filled }: RoutesProps) {
  const t = words(shell.reader.locale);
  const { values } = filled;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("addressees")}>
      <p class="row">
        <a class="btn alt" href="/addressees">
          {t("all")}
        </a>
      </p>
      {unconfirmed.length > 0 && (
        <>
          <h2>{t("unconfirmed")}</h2>
          <ul class="list">
            {unconfirmed.map(({ id, name, email }) => (
              <li>
                <a href={`/admin/addressees/${id}`}>
                  <span>
                    <b dir="auto">{name}</b> <span class="q">{email}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t("routes")}</h2>
      <p class="hint">{t("routesHint")}</p>
      <ul class="list">
        {routes.map(({ id, category, place, name, addressee_id }) => (
          <li>
            <a href={`/admin/addressees/${addressee_id}`}>
              <span>
                <b dir="auto">{[t(`category.${category ?? "any"}`), place].filter(Boolean).join(" · ")}</b>{" "}
                <span class="q" dir="auto">
                  {name}
                </span>
              </span>
            </a>
            <PressForm action={`/admin/addressees/routes/${id}/removal`} once={key()} look="plain">
              {t("routeEnd", { name })}
            </PressForm>
          </li>
        ))}
      </ul>
      <Problems shell={shell} errors={errors} />
      <Form action="/admin/addressees/routes" once={key()} submit={t("routeAdd")}>
        <SelectField
          name="category"
          label={t("category")}
          value={values["category"] ?? ""}
          error={errors["category"]}
          options={["" as const, ...categories].map((value) => ({ value, label: t(`category.${value || "any"}`) }))}
        />
        <TextField
          name="place"
          label={t("routePlace")}
          hint={t("routePlaceHint")}
          value={values["place"]}
          error={errors["place"]}
          maxlength={addresseeLimits.place}
          dir="auto"
        />
        <SelectField
          name="addressee"
          label={t("routeTo")}
          value={values["addressee"]}
          error={errors["addressee"]}
          options={choices.map(({ id, name, place }) => ({
            value: id,
            label: [name, place].filter(Boolean).join(", "),
          }))}
        />
      </Form>
    </Page>
  );
}
