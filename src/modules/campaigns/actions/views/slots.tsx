import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { actionLimits } from "../rules.ts";
import type { SlotShown } from "../volunteers/queries.ts";
import { words } from "../words.ts";
import { onceKey, type Part } from "./actions-page.tsx";

/** Work to be shared out, with places to take. */
export function Slots(part: Part) {
  const { shell, slots, leads } = part;
  const t = words(shell.reader.locale);
  if (slots.length === 0 && !leads) return null;
  return (
    <section id="volunteers">
      <h2>{t("slots")}</h2>
      <ul class="list">
        {slots.map((slot) => (
          <Slot {...part} slot={slot} />
        ))}
      </ul>
      {leads && <NewSlot {...part} />}
    </section>
  );
}

function Slot({ shell, slot, member, leads }: Part & { slot: SlotShown }) {
  const t = words(shell.reader.locale);
  const isFull = slot.taken >= slot.places;
  return (
    <li class="entry">
      <p>
        <b dir="auto">{slot.what}</b>
        <span class="q">
          {slot.at && <bdi>{slot.at} · </bdi>}
          {t("slotTaken", { taken: slot.taken, places: slot.places })}
          {slot.mine && ` · ${t("slotMine")}`}
        </span>
        {slot.people.map(({ handle, name }) => (
          <a href={`/@${handle}`}>{name}</a>
        ))}
      </p>
      {member && slot.mine && (
        <PressForm action={`/slots/${slot.id}/place/removal`} once={onceKey()} look="alt">
          {t("slotGiveBack")}
        </PressForm>
      )}
      {member && !slot.mine && !isFull && (
        <PressForm action={`/slots/${slot.id}/place`} once={onceKey()}>
          {t("slotTake", { what: slot.what })}
        </PressForm>
      )}
      {leads && (
        <PressForm action={`/slots/${slot.id}/removal`} once={onceKey()} look="plain">
          {t("slotRemove", { what: slot.what })}
        </PressForm>
      )}
    </li>
  );
}

function NewSlot({ shell, demand, filled, errors }: Part) {
  const t = words(shell.reader.locale);
  return (
    <details open={["what", "at", "places"].some((name) => errors[name] !== undefined)}>
      <summary>{t("slotNew")}</summary>
      <Form action={`/demands/${demand.id}/slots`} once={onceKey()} submit={t("slotAdd")}>
        <TextField
          name="what"
          label={t("slotWhat")}
          hint={t("slotWhatHint")}
          error={errors["what"]}
          value={filled.values["what"]}
          maxlength={actionLimits.what}
          required
        />
        <TextField
          name="at"
          label={t("slotAt")}
          hint={t("slotAtHint")}
          error={errors["at"]}
          value={filled.values["at"]}
          maxlength={actionLimits.at}
        />
        <TextField
          name="places"
          label={t("slotPlaces")}
          error={errors["places"]}
          value={filled.values["places"]}
          inputmode="numeric"
          maxlength={4}
          required
        />
      </Form>
    </details>
  );
}
