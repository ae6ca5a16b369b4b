import { formatDate, formatNumber } from "#platform/format";
import { TextArea, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import type { PledgeShown } from "../pledges/queries.ts";
import { actionLimits } from "../rules.ts";
import { words } from "../words.ts";
import { onceKey, type Part } from "./actions-page.tsx";

/** "I will if so many others do", with how many do. */
export function Pledges(part: Part) {
  const { shell, pledges, leads } = part;
  const t = words(shell.reader.locale);
  if (pledges.length === 0 && !leads) return null;
  return (
    <section id="pledges">
      <h2>{t("pledges")}</h2>
      <ul class="list">
        {pledges.map((pledge) => (
          <Pledge {...part} pledge={pledge} />
        ))}
      </ul>
      {leads && <NewPledge {...part} />}
    </section>
  );
}

function Pledge({ shell, pledge, member, leads, today }: Part & { pledge: PledgeShown }) {
  const { locale } = shell.reader;
  const t = words(locale);
  const isOver = pledge.deadline < today;
  const state = pledge.reached_at
    ? t("pledgeReached")
    : t(isOver ? "pledgeOver" : "pledgeUntil", {
        date: formatDate(new Date(`${pledge.deadline}T05:00Z`), locale, "WIB"),
      });
  return (
    <li class="entry">
      <p>
        <b dir="auto">{pledge.promise}</b>
        <span class="q">
          {t("pledgeIf", { others: formatNumber(pledge.others, locale) })} {t("pledgeCount", { count: pledge.pledged })}{" "}
          {state}
        </span>
      </p>
      {member && pledge.mine && (
        <PressForm action={`/pledges/${pledge.id}/promise/removal`} once={onceKey()} look="alt">
          {t("pledgeTakeBack")}
        </PressForm>
      )}
      {member && !pledge.mine && !isOver && (
        <PressForm action={`/pledges/${pledge.id}/promise`} once={onceKey()}>
          {t("pledgeMake", { others: formatNumber(pledge.others, locale) })}
        </PressForm>
      )}
      {leads && (
        <PressForm action={`/pledges/${pledge.id}/removal`} once={onceKey()} look="plain">
          {t("pledgeRemove")}
        </PressForm>
      )}
    </li>
  );
}

function NewPledge({ shell, demand, filled, errors }: Part) {
  const t = words(shell.reader.locale);
  return (
    <details open={["promise", "others", "deadline"].some((name) => errors[name] !== undefined)}>
      <summary>{t("pledgeNew")}</summary>
      <Form action={`/demands/${demand.id}/pledges`} once={onceKey()} submit={t("pledgeAdd")}>
        <TextArea
          name="promise"
          label={t("pledgePromise")}
          hint={t("pledgePromiseHint")}
          error={errors["promise"]}
          value={filled.values["promise"]}
          maxlength={actionLimits.promise}
          rows={2}
          required
          dir="auto"
        />
        <TextField
          name="others"
          label={t("pledgeOthers")}
          error={errors["others"]}
          value={filled.values["others"]}
          inputmode="numeric"
          maxlength={6}
          required
        />
        <TextField
          name="deadline"
          label={t("pledgeDeadline")}
          hint={t("pledgeDeadlineHint")}
          error={errors["deadline"]}
          value={filled.values["deadline"]}
          maxlength={10}
          required
        />
      </Form>
    </details>
  );
}
