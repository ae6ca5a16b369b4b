import type { Page as ListPart } from "#platform/paging";
import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { words as areaWords } from "../area/words.ts";
import { type Chosen, spellFilter } from "../filter.ts";
import { FollowSearch } from "../following/follow-search-form.tsx";
import type { Demand } from "../queries.ts";
import { words } from "../words.ts";
import { FilterForm } from "./filter-form.tsx";

type ListProps = { shell: Shell; demands: ListPart<Demand>; chosen: Chosen };

/** What people ask for, newest first. */
export function DemandsPage({ shell, demands, chosen }: ListProps) {
  const t = words(shell.reader.locale);
  const query = spellFilter(chosen);
  const map = `/demands/map${query.size > 0 ? `?${query}` : ""}`;
  if (demands.older) query.set("before", demands.older);
  return (
    <Page shell={shell} title={t("demands")}>
      <p class="row">
        <a class="btn" href="/demands/new">
          {t("new")}
        </a>{" "}
        <a href={map}>{areaWords(shell.reader.locale)("toMap")}</a> <a href="/track">{t("track")}</a>{" "}
        <a href="/addressees">{t("addressees")}</a>
      </p>
      <FilterForm shell={shell} chosen={chosen} action="/demands" />
      <FollowSearch shell={shell} chosen={chosen} />
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
