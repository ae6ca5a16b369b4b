import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { DemandType } from "../deadlines.ts";
import { sayDay } from "../views/trail-list.tsx";
import { words } from "./words.ts";

const key = () => newSecret().slice(0, 22);
const weekdays = ["0", "1", "2", "3", "4", "5", "6"] as const;

type HouseProps = {
  shell: Shell;
  types: readonly DemandType[];
  weekend: readonly number[];
  holidays: readonly { readonly day: string; readonly name: string }[];
  saved: boolean;
  filled: Filled;
  wrong?: "rules" | "holiday";
};

/** How long each step of a demand may take, and when people work. */
export function HousePage(props: HouseProps) {
  const { shell, saved, filled } = props;
  const { locale } = shell.reader;
  const t = words(locale);
  return (
    <Page shell={shell} title={t("title")}>
      {saved && <Notice kind="ok">{t("saved")}</Notice>}
      <Problems shell={shell} errors={sayComplaints(locale, filled.errors)} />
      <p class="hint">{t("hint")}</p>
      <RulesForm {...props} />
      <Holidays {...props} />
    </Page>
  );
}

function RulesForm({ shell, types, weekend, filled, wrong }: HouseProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const here = wrong === "rules" ? filled : { values: {} as Record<string, string>, errors: {} };
  const errors = sayComplaints(locale, here.errors);
  const typeOf = (kind: string) => types.find((type) => type.kind === kind);
  const field = (
    name: "report_forward" | "report_answer" | "petition_forward" | "petition_answer" | "petition_at",
    kept: number | undefined,
  ) => (
    <TextField
      name={name}
      label={t(name)}
      hint={name === "petition_at" ? t("petition_atHint") : undefined}
      inputmode="numeric"
      maxlength={7}
      required
      value={here.values[name] ?? String(kept ?? "")}
      error={errors[name]}
    />
  );
  const free = here.values["weekend"]?.split(",") ?? weekend.map(String);
  return (
    <Form action="/admin/demands" once={key()} submit={t("save")}>
      {field("report_forward", typeOf("report")?.forward_days)}
      {field("report_answer", typeOf("report")?.answer_days)}
      {field("petition_at", typeOf("petition")?.forward_at)}
      {field("petition_forward", typeOf("petition")?.forward_days)}
      {field("petition_answer", typeOf("petition")?.answer_days)}
      <fieldset class="f">
        <legend>{t("weekend")}</legend>
        {weekdays.map((day) => (
          <label class="opt">
            <input type="checkbox" name="weekend" value={day} checked={free.includes(day)} />
            <span>{t(`day.${day}`)}</span>
          </label>
        ))}
      </fieldset>
    </Form>
  );
}

function Holidays({ shell, holidays, filled, wrong }: HouseProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const here = wrong === "holiday" ? filled : { values: {} as Record<string, string>, errors: {} };
  const errors = sayComplaints(locale, here.errors);
  return (
    <>
      <h2>{t("holidays")}</h2>
      <Form action="/admin/demands/holidays" once={key()} submit={t("add")}>
        <TextField name="day" type="date" label={t("day")} required value={here.values["day"]} error={errors["day"]} />
        <TextField
          name="name"
          label={t("name")}
          maxlength={80}
          value={here.values["name"]}
          error={errors["name"]}
          dir="auto"
        />
      </Form>
      <ul class="list">
        {holidays.map(({ day, name }) => (
          <li class="entry">
            <p>
              <b>{sayDay(shell, day)}</b>
              <span class="q" dir="auto">
                {name}
              </span>
            </p>
            <PressForm action={`/admin/demands/holidays/${day}/removal`} once={key()} look="plain">
              {t("remove", { day: sayDay(shell, day) })}
            </PressForm>
          </li>
        ))}
      </ul>
    </>
  );
}
