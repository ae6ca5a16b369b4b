import type { OpinionMap, Place } from "../../map/opinion-map.ts";
import { contourPath } from "./contours.ts";
import { apart, type Field, fieldOf, sumOf } from "./fields.ts";
import { type Dot, layOut, type Spot } from "./lay-out.ts";
import { marksPath } from "./marks.ts";
import { type Box, placeLabels } from "./place-labels.ts";

/**
 * How far the land reaches around a dot, and where its shore, its hills and the rings in the water are. Who is in no group stands
 * on one wide land, so that the picture claims no groups either.
 */
const SHORE = { breadth: 13, level: 0.3, water: [0.13, 0.045], loose: 40 } as const;
const HILLS = { breadth: 15, levels: [0.38, 0.68] } as const;
export const label = { height: 26, badge: 26 } as const;

export type Island = {
  readonly group: number | null;
  readonly shore: string;
  /** The higher, the more people stand there; the same heights for every group. */
  readonly hills: readonly string[];
  readonly marks: string;
  readonly label: Box | undefined;
  readonly name: string;
};
export type Drawing = {
  readonly height: number;
  readonly water: readonly string[];
  readonly islands: readonly Island[];
  /** Who stands in no group: all, on maps too small to claim any. */
  readonly loose: Omit<Island, "label" | "name"> | undefined;
  readonly you: { readonly spot: Spot; readonly label: Box } | undefined;
};

/** Somebody's own place. */
export type Stand = { readonly at: Place; readonly group: number | null };

/** Everything of a map's picture but its colours: land where people stand, a shore around each group, labels, one's own mark. */
export function draw(
  map: OpinionMap,
  names: ReadonlyMap<number, string>,
  own?: { readonly stand: Stand; readonly name: string },
): Drawing {
  const layout = layOut(map);
  const { height, dots } = layout;
  const of = (group: number | null) => dots.filter((dot) => dot.group === group);
  const groups = [...map.groups.map(({ id }) => id), ...(of(null).length > 0 ? [null] : [])];
  const near = groups.map((group) => fieldOf(of(group), height, group === null ? SHORE.loose : SHORE.breadth));
  const lands = apart(near);
  const people = apart(groups.map((group) => fieldOf(of(group), height, HILLS.breadth, ({ size }) => size)));
  const most = Math.max(...people.map(({ heights }) => highest(heights)));
  const islands = groups.map((group, nth) => ({
    group,
    shore: contourPath(lands[nth] as Field, SHORE.level),
    hills: group === null ? [] : HILLS.levels.map((part) => contourPath(people[nth] as Field, part * most)),
    marks: marksPath(of(group), group),
  }));
  const spot = own && layout.spotOf(own.stand.at, own.stand.group);
  const named = new Map([...names.keys()].map((group) => [group, lands[groups.indexOf(group)] as Field]));
  const labels = labelsOf(dots, height, names, named, spot);
  return {
    height,
    water: SHORE.water.map((level) => contourPath(sumOf(near, height), level)),
    islands: islands
      .filter(({ group }) => group !== null)
      .map((island) => ({
        ...island,
        label: labels.get(island.group ?? 0),
        name: names.get(island.group ?? 0) ?? "",
      })),
    loose: islands.find(({ group }) => group === null),
    you: own && spot && youAt(spot, own.name, [...labels.values()], height),
  };
}

/** Letters are reckoned wider than they are in any of the fonts. */
export const widthOf = (text: string, size: number): number => Math.ceil([...text].length * size * 0.58);

function labelsOf(
  dots: readonly Dot[],
  height: number,
  names: ReadonlyMap<number, string>,
  lands: ReadonlyMap<number, Field>,
  own: Spot | undefined,
): Map<number, Box> {
  const wishes = [...lands.keys()].map((id) => {
    const own = dots.filter(({ group }) => group === id);
    const middle = own.reduce((sum, { x }) => sum + x, 0) / own.length;
    const ys = own.map(({ y }) => y).sort((one, other) => one - other);
    const most = ys.length - 1;
    const width = label.badge + 8 + widthOf(names.get(id) ?? "", 15) + 10;
    return {
      id,
      width,
      height: label.height,
      near: [(ys[Math.round(most * 0.08)] ?? 0) - 24, (ys[Math.round(most * 0.92)] ?? 0) + 26].map((y) => ({
        x: middle,
        y,
      })),
    };
  });
  const pin = own ? [{ left: own.x - 12, top: own.y - 30, width: 24, height: 34 }] : [];
  return placeLabels(wishes, { height, dots, lands }, pin);
}

/** One's own name beside one's own mark: where no other label is. */
function youAt(spot: Spot, name: string, others: readonly Box[], height: number): { spot: Spot; label: Box } {
  const width = widthOf(name, 15) + 16;
  const wish = { id: 0, width, height: 24, near: [-40, 16].map((down) => ({ x: spot.x, y: spot.y + down })) };
  const pin = { left: spot.x - 9, top: spot.y - 24, width: 18, height: 24 };
  const box = placeLabels([wish], { height, dots: [], lands: new Map() }, [...others, pin]).get(0);
  return { spot, label: box ?? { left: spot.x, top: spot.y, width, height: 24 } };
}

const highest = (heights: Float64Array) => heights.reduce((most, height) => Math.max(most, height), 0);
