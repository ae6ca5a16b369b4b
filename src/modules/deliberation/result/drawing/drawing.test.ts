import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import fc from "fast-check";
import { madeUpMap } from "../../../../../tests/made-up-map.ts";
import type { OpinionMap } from "../../map/opinion-map.ts";
import { draw } from "./draw.ts";
import { frame } from "./lay-out.ts";
import { MapDrawing } from "./map-drawing.tsx";
import { overlap } from "./place-labels.ts";

const maps = fc
  .record({ people: fc.integer({ min: 5, max: 30_000 }), groups: fc.integer({ min: 1, max: 5 }), seed: fc.nat(1e6) })
  .map(({ people, groups, seed }) => madeUpMap(people, groups, 20, seed));

function drawn(map: OpinionMap, own?: readonly [number, number]) {
  const names = new Map(map.groups.map(({ id, size }) => [id, `${size.toLocaleString("id")} orang`]));
  const stand = own && { at: own, group: map.groups[0]?.id ?? null };
  const drawing = draw(map, names, stand && { stand, name: "Anda" });
  return { drawing, svg: String(MapDrawing({ drawing, title: "Peta", text: "Kelompok A", you: "Anda" })) };
}

test("a map weighs at most 4 KB packed, half of what it may, and runs and styles nothing of its own", () => {
  fc.assert(
    fc.property(maps, (map) => {
      const { svg } = drawn(map, [1, 1]);
      assert.ok(brotliCompressSync(svg).length <= 4000, `${brotliCompressSync(svg).length}`);
      assert.doesNotMatch(svg, /NaN|Infinity|undefined|style=|<script| on\w+=/);
      assert.match(svg, /<title id="map-title">Peta<\/title><desc id="map-text">/);
    }),
    { numRuns: 60 },
  );
});

test("every element of a map is closed where it was opened", () => {
  fc.assert(
    fc.property(maps, (map) => {
      const open: string[] = [];
      for (const [, closing, name, alone] of drawn(map, [0, 0]).svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
        if (closing) assert.equal(open.pop(), name);
        else if (!alone) open.push(name ?? "");
      }
      assert.deepEqual(open, []);
    }),
    { numRuns: 40 },
  );
});

test("labels never leave the frame and never lie on each other, wherever oneself stands", () => {
  fc.assert(
    fc.property(
      maps,
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
      (map, x, y) => {
        const { drawing } = drawn(map, [x, y]);
        const boxes = drawing.islands.map(({ label }) => label ?? assert.fail("a group has no label"));
        if (drawing.you) boxes.push(drawing.you.label);
        assert.equal(boxes.length, map.groups.length + 1);
        for (const [nth, box] of boxes.entries()) {
          assert.ok(box.left >= 0 && box.top >= 0, JSON.stringify(box));
          assert.ok(box.left + box.width <= frame.width && box.top + box.height <= drawing.height, JSON.stringify(box));
          assert.ok(!boxes.slice(nth + 1).some((other) => overlap(box, other)));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("people who all answer the same, one group of one person, and a far stray are drawn as well", () => {
  const map = madeUpMap(40, 2);
  for (const dots of [
    map.dots.map((dot) => ({ ...dot, at: [0, 0] as const })),
    map.dots.map((dot) => ({ ...dot, at: [dot.at[0], 0] as const })),
    [...map.dots, { at: [9000, -9000] as const, size: 1, group: 1 }],
    map.dots.slice(0, 1),
  ])
    assert.doesNotMatch(drawn({ ...map, dots }, [3, 3]).svg, /NaN|Infinity/);
});

test("groups of opinion lie on land of their own", () => {
  const { drawing } = drawn(madeUpMap(200, 3));
  assert.equal(drawing.islands.length, 3);
  for (const { shore, marks } of drawing.islands) assert.ok(shore.startsWith("M") && marks.startsWith("M"));
});
