import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readPoint } from "./read-point.ts";

test("a point is read from numbers, from a geo address and from the links that maps share", () => {
  const there = { latitude: -6.9147, longitude: 107.6098 };
  for (const typed of [
    "-6.9147, 107.6098",
    " -6.9147 107.6098 ",
    "geo:-6.9147,107.6098?z=17",
    "https://maps.example/?q=-6.9147,107.6098",
    "https://maps.example/maps/@-6.9147,107.6098,17z",
    "https://www.openstreetmap.org/?mlat=-6.9147&mlon=107.6098",
    "https://www.openstreetmap.org/#map=17/-6.9147/107.6098",
  ])
    assert.deepEqual(readPoint(typed), there, typed);
});

test("what is no point on earth is none", () => {
  for (const typed of ["", "dekat masjid", "91, 10", "10, 181", "1", "1,2,3", "https://maps.example/abc"])
    assert.equal(readPoint(typed), undefined, typed);
  fc.assert(fc.property(fc.string({ maxLength: 400 }), (typed) => void readPoint(typed)));
});
