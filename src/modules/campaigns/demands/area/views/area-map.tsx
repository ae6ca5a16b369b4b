import { formatNumber } from "#platform/format";
import type { Locale } from "#platform/i18n";
import type { Area } from "../area.ts";
import { type Cell, SQUARES } from "../gather.ts";
import { words } from "../words.ts";
import { Mark } from "./mark.tsx";

/** A square of the grid as it is drawn. */
const SQUARE = 48;
const SIDE = SQUARE * SQUARES;

type AreaMapProps = {
  locale: Locale;
  area: Area;
  cells: readonly Cell[];
  /** Where a square with several demands leads. */
  closer: (cell: Cell) => string;
};

/** Where things are, drawn without anyone else's map: a mark for each demand, a number where several stand in one square. */
export function AreaMap({ locale, area, cells, closer }: AreaMapProps) {
  const t = words(locale);
  const lines = Array.from({ length: SQUARES + 1 }, (_, at) => `M${at * SQUARE} 0v${SIDE}M0 ${at * SQUARE}h${SIDE}`);
  const count = cells.reduce((sum, { spots }) => sum + spots.length, 0);
  return (
    <div>
      <svg
        class="qr"
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        width={SIDE}
        height={SIDE}
        role="group"
        aria-label={t("drawing", { count })}
      >
        <path stroke="currentColor" stroke-opacity=".2" d={lines.join("")} />
        {namedCells(cells).map(({ at, spots }) => (
          <text
            x={Math.round(at[0] * SIDE)}
            y={Math.round(at[1] * SIDE + 24)}
            text-anchor={at[0] < 0.25 ? "start" : at[0] > 0.75 ? "end" : "middle"}
            fill="currentColor"
            font-size="13"
            aria-hidden="true"
          >
            {shortPlace(spots[0]?.place ?? "")}
          </text>
        ))}
        {cells.map((cell) => {
          const [only] = cell.spots;
          const isOne = cell.spots.length === 1 && only !== undefined;
          const label = isOne ? `${only.title} (${t(only.look)})` : t("many", { count: cell.spots.length });
          return (
            <a href={isOne ? `/demands/${only.id}` : closer(cell)} aria-label={label}>
              <rect
                x={cell.column * SQUARE}
                y={cell.row * SQUARE}
                width={SQUARE}
                height={SQUARE}
                fill="currentColor"
                opacity="0"
              />
              <Mark look={cell.look} at={[cell.at[0] * SIDE, cell.at[1] * SIDE]} count={cell.spots.length} />
            </a>
          );
        })}
      </svg>
      <p class="hint">{t("scale", { length: spellLength(locale, (area.half * 2) / SQUARES) })}</p>
    </div>
  );
}

/** Where a name helps to find one's way: one in a row, so that names do not run into each other. */
function namedCells(cells: readonly Cell[]): readonly Cell[] {
  const rows = new Set<number>();
  return cells.filter(({ row, spots }) => shortPlace(spots[0]?.place ?? "") && !rows.has(row) && rows.add(row));
}

/** "Pasar Krajan" of "Pasar Krajan, sisi timur". */
const shortPlace = (place: string) => [...(place.split(",")[0] ?? "").trim()].slice(0, 22).join("");

function spellLength(locale: Locale, metres: number): string {
  const t = words(locale);
  const round = Number(metres.toPrecision(2));
  const inUnit = round < 1000 ? round : Math.round(round / 100) / 10;
  return t(round < 1000 ? "metres" : "kilometres", { count: formatNumber(inUnit, locale) });
}
