import { SelectField, TextField } from "#ui/field";
import type { Shell } from "#ui/page";
import { type Chosen, standings } from "../filter.ts";
import { categories, demandKinds } from "../rules.ts";
import { words } from "../words.ts";

/** What a list or a map of demands may be narrowed to. */
export function FilterForm({ shell, chosen, action }: { shell: Shell; chosen: Chosen; action: string }) {
  const t = words(shell.reader.locale);
  const any = { value: "", label: t("any") };
  return (
    <details open={Object.values(chosen).some(Boolean)}>
      <summary>{t("filter")}</summary>
      <form role="search" action={action}>
        <TextField name="q" label={t("filterWords")} value={chosen.q} maxlength={100} />
        <SelectField
          name="kind"
          label={t("filterKind")}
          value={chosen.kind}
          options={[any, ...demandKinds.map((value) => ({ value, label: t(value) }))]}
        />
        <SelectField
          name="category"
          label={t("filterCategory")}
          value={chosen.category}
          options={[any, ...categories.map((value) => ({ value, label: t(`category.${value}`) }))]}
        />
        <SelectField
          name="standing"
          label={t("filterStanding")}
          value={chosen.standing}
          options={[any, ...standings.map((value) => ({ value, label: t(`standing.${value}`) }))]}
        />
        <p class="row">
          <button type="submit" class="alt">
            {t("filterYes")}
          </button>
        </p>
      </form>
    </details>
  );
}
