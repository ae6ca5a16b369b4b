import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Area, areaOf, around, boundsOf, placeIn, readArea, spellArea } from "./area.ts";
import { gather, type Spot, SQUARES } from "./gather.ts";

const points = fc.record({
  latitude: fc.double({ min: -80, max: 80, noNaN: true }),
  longitude: fc.double({ min: -179, max: 179, noNaN: true }),
});
const spot = (id: number, latitude: number, longitude: number, look: Spot["look"] = "moving"): Spot => ({
  id: String(id),
  title: "Jalan berlubang",
  place: "Krajan",
  look,
  latitude,
  longitude,
});
const asked = (words: Readonly<Record<string, string>>): Area | undefined => readArea((name) => words[name]);

test("every demand stands in exactly one square, or outside the picture", () => {
  fc.assert(
    fc.property(
      fc.array(points, { maxLength: 60 }),
      points,
      fc.integer({ min: 150, max: 5_000_000 }),
      (all, at, half) => {
        const area = around(at, half);
        const { cells, outside } = gather(
          area,
          all.map((one, id) => spot(id, one.latitude, one.longitude)),
        );
        assert.equal(cells.reduce((sum, { spots }) => sum + spots.length, 0) + outside, all.length);
        for (const { column, row, at: mark } of cells) {
          assert.ok(column >= 0 && column < SQUARES && row >= 0 && row < SQUARES);
          assert.ok(Math.floor(mark[0] * SQUARES + 1e-9) >= column && mark[0] * SQUARES <= column + 1 + 1e-9);
        }
      },
    ),
  );
});

test("what lies within the bounds of an area is in its picture, and the other way round", () => {
  fc.assert(
    fc.property(points, points, fc.integer({ min: 150, max: 5_000_000 }), (at, other, half) => {
      const area = around(at, half);
      const { south, north, west, east } = boundsOf(area);
      const near = 1e-9;
      const [x, y] = placeIn(area, other);
      if ([x, y].some((value) => Math.abs(value) < near || Math.abs(value - 1) < near)) return;
      const within =
        other.latitude > south && other.latitude < north && other.longitude > west && other.longitude < east;
      assert.equal(x > 0 && x < 1 && y > 0 && y < 1, within);
    }),
  );
});

test("one demand at the other end of the world does not make the village one dot", () => {
  const village = Array.from({ length: 40 }, (_, at) => ({
    latitude: -7.61 + at / 4000,
    longitude: 110.82 + (at % 7) / 1000,
  }));
  const area = areaOf([...village, { latitude: 59.9, longitude: 10.7 }]);
  assert.ok(area && area.half < 2000, String(area?.half));
  assert.equal(areaOf([]), undefined);
  assert.equal(areaOf(village.slice(0, 1))?.half, 150);
});

test("an address names an area and is read back; one that makes no sense names none", () => {
  const area = around({ latitude: -7.61234, longitude: 110.82345 }, 700);
  assert.deepEqual(asked({ ...spellArea(area) }), area);
  for (const wrong of [
    {},
    { at: "x", half: "5" },
    { at: "91,0", half: "500" },
    { at: "1,181", half: "500" },
    { at: "1,1", half: "-5" },
    { at: "1,1", half: "99999999" },
    { at: "NaN,1", half: "500" },
  ])
    assert.equal(asked(wrong as Record<string, string>), undefined);
  assert.equal(asked({ at: "-90,0", half: "500" })?.latitude, -85);
});

test("a square shows the look that needs most attention", () => {
  const area = around({ latitude: -7.61, longitude: 110.82 }, 500);
  const { cells } = gather(area, [
    spot(1, -7.61, 110.82, "confirmed"),
    spot(2, -7.61, 110.82, "late"),
    spot(3, -7.6139, 110.8162),
  ]);
  assert.deepEqual(cells.map(({ look, spots }) => [look, spots.length]).sort(), [
    ["late", 2],
    ["moving", 1],
  ]);
});
