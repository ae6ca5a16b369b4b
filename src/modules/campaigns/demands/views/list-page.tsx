import type { Page as ListPart } from "#platform/paging";
import { Empty } from "#ui/empty";
import { SelectField, TextField } from "#ui/field";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { type Chosen, standings } from "../filter.ts";
import type { Demand } from "../queries.ts";
import { categories, demandKinds } from "../rules.ts";
import { words } from "../words.ts";

type ListProps = { shell: Shell; demands: ListPart<Demand>; chosen: Chosen };

/** What people ask for, newest first. */
export function DemandsPage({ shell, demands, chosen }: ListProps) {
  const t = words(shell.reader.locale);
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value));
  if (demands.older) query.set("before", demands.older);
  return (
    <Page shell={shell} title={t("demands")}>
      <p class="row">
        <a class="btn" href="/demands/new">
          {t("new")}
        </a>{" "}
        <a href="/track">{t("track")}</a> <a href="/addressees">{t("addressees")}</a>
      </p>
      <Filter shell={shell} chosen={chosen} />
      {demands.entries.length === 0 && <Empty shell={shell} icon="flag" title={t("none")} />}
      <ul class="list">
        {demands.entries.map((demand) => (
          <DemandRow shell={shell} demand={demand} />
        ))}
      </ul>
      {demands.older && <Pager shell={shell} older={`/demands?${query}`} />}
    </Page>
  );
}

function Filter({ shell, chosen }: Omit<ListProps, "demands">) {
  const t = words(shell.reader.locale);
  const any = { value: "", label: t("any") };
  return (
    <details open={Object.values(chosen).some(Boolean)}>
      <summary>{t("filter")}</summary>
      <form role="search" action="/demands">
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

/** A demand in a list: its title, its kind and how it stands; in words what is past its day. */
export function DemandRow({ shell, demand }: { shell: Shell; demand: Demand }) {
  const t = words(shell.reader.locale);
  const isLate = demand.due_at !== null && demand.due_at < shell.reader.now;
  return (
    <li>
      <a href={`/demands/${demand.id}`}>
        <span>
          <bdi>{demand.title}</bdi>
          <span class="q">
            {t(demand.kind)} · {t(`status.${demand.status}`)}
            {demand.place && ` · ${demand.place}`}
          </span>
          {isLate && <span class="err">{t("isLate")}</span>}
        </span>
      </a>
    </li>
  );
}
