import type { Page as ListPart } from "#platform/paging";
import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { type Chosen, spellFilter } from "../../filter.ts";
import type { Demand } from "../../queries.ts";
import { FilterForm } from "../../views/filter-form.tsx";
import { DemandRow } from "../../views/list-page.tsx";
import { words as demandWords } from "../../words.ts";
import { type Area, around, spellArea } from "../area.ts";
import { type Cell, gather, type Spot, SQUARES } from "../gather.ts";
import { words } from "../words.ts";
import { AreaMap } from "./area-map.tsx";
import { Legend } from "./legend.tsx";

type AreaProps = {
  shell: Shell;
  chosen: Chosen;
  spots: readonly Spot[];
  /** Without one nobody said where anything is. */
  area?: Area;
  demands?: ListPart<Demand>;
  /** Whether nobody chose a part of it. */
  isWhole: boolean;
};

/** Where demands are: a map to press, then the same as a list. */
export function AreaPage({ shell, chosen, spots, area, demands, isWhole }: AreaProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const query = spellFilter(chosen);
  const to = (part?: Area, more: Readonly<Record<string, string>> = {}) => {
    const all = new URLSearchParams([...query, ...Object.entries({ ...(part && spellArea(part)), ...more })]);
    return `/demands/map${all.size > 0 ? `?${all}` : ""}`;
  };
  return (
    <Page shell={shell} title={t("title")}>
      <p class="row">
        <a class="btn" href="/demands/new">
          {demandWords(locale)("new")}
        </a>{" "}
        <a href={`/demands${query.size > 0 ? `?${query}` : ""}`}>{t("toList")}</a>
      </p>
      <FilterForm shell={shell} chosen={chosen} action="/demands/map" />
      {area && demands ? (
        <Ground {...{ shell, spots, area, demands, isWhole, to }} />
      ) : (
        <Empty shell={shell} icon="flag" title={t("nowhere")} />
      )}
    </Page>
  );
}

type GroundProps = Required<Pick<AreaProps, "shell" | "spots" | "area" | "demands" | "isWhole">> & {
  to: (part?: Area, more?: Readonly<Record<string, string>>) => string;
};

function Ground({ shell, spots, area, demands, isWhole, to }: GroundProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const { cells, outside } = gather(area, spots);
  const closer = ({ spots }: Cell) => {
    const middle = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const at = {
      latitude: middle(spots.map(({ latitude }) => latitude)),
      longitude: middle(spots.map(({ longitude }) => longitude)),
    };
    const nearer = around(at, area.half / (SQUARES / 2));
    return nearer.half < area.half ? to(nearer) : "#in-picture";
  };
  return (
    <>
      <AreaMap locale={locale} area={area} cells={cells} closer={closer} />
      <Legend locale={locale} counted={cells.some(({ spots }) => spots.length > 1)} />
      {outside > 0 && <p class="hint">{t("outside", { count: outside })}</p>}
      <p class="row">
        <a href={to(around(area, area.half * 3))}>{t("wider")}</a>
        {!isWhole && <a href={to()}>{t("all")}</a>}
      </p>
      <h2 id="in-picture">{t("inPicture")}</h2>
      <ul class="list">
        {demands.entries.map((demand) => (
          <DemandRow shell={shell} demand={demand} />
        ))}
      </ul>
      {demands.older && <Pager shell={shell} older={to(area, { before: demands.older })} />}
    </>
  );
}
