import type { Page as ListPart } from "#platform/paging";
import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import type { Demand } from "../queries.ts";
import { words } from "../words.ts";

/** What people ask for, newest first. */
export function DemandsPage({ shell, demands }: { shell: Shell; demands: ListPart<Demand> }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("demands")}>
      <p class="row">
        <a class="btn" href="/demands/new">
          {t("new")}
        </a>{" "}
        <a href="/track">{t("track")}</a> <a href="/addressees">{t("addressees")}</a>
      </p>
      {demands.entries.length === 0 && <Empty shell={shell} icon="flag" title={t("none")} />}
      <ul class="list">
        {demands.entries.map((demand) => (
          <DemandRow shell={shell} demand={demand} />
        ))}
      </ul>
      {demands.older && <Pager shell={shell} older={`/demands?before=${demands.older}`} />}
    </Page>
  );
}

/** A demand in a list: its title, its kind and how it stands. */
export function DemandRow({ shell, demand }: { shell: Shell; demand: Demand }) {
  const t = words(shell.reader.locale);
  return (
    <li>
      <a href={`/demands/${demand.id}`}>
        <span>
          <bdi>{demand.title}</bdi>
          <span class="q">
            {t(demand.kind)} · {t(`status.${demand.status}`)}
            {demand.place && ` · ${demand.place}`}
          </span>
        </span>
      </a>
    </li>
  );
}
