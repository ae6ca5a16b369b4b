import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatClock, formatDay, fromLocal } from "#platform/format";
import { occurrencesOf, type Repeat, repeats } from "./recurrence.ts";

const first = (day: string, zone: "WIB" | "WITA" | "WIT" = "WIB") => {
  const starts_at = fromLocal(day, "06:30", zone) ?? new Date(0);
  return { starts_at, ends_at: new Date(starts_at.getTime() + 5_400_000) };
};
const days = (day: string, repeat: Repeat, zone: "WIB" | "WITA" | "WIT" = "WIB") =>
  occurrencesOf(first(day, zone), zone, repeat).map(({ starts_at }) => formatDay(starts_at, zone));

test("by date, months without that day are left out; by weekday, those without a fifth one", () => {
  assert.deepEqual(days("2027-01-31", { kind: "monthly_date", every: 1, times: 4 }), [
    "2027-01-31",
    "2027-03-31",
    "2027-05-31",
    "2027-07-31",
  ]);
  assert.deepEqual(days("2027-01-08", { kind: "monthly_weekday", every: 1, times: 3 }, "WIT"), [
    "2027-01-08",
    "2027-02-12",
    "2027-03-12",
  ]);
  assert.deepEqual(days("2027-01-29", { kind: "monthly_weekday", every: 1, times: 3 }), [
    "2027-01-29",
    "2027-04-30",
    "2027-07-30",
  ]);
  assert.deepEqual(days("2026-12-24", { kind: "weekly", every: 2, until: "2027-01-21" }), [
    "2026-12-24",
    "2027-01-07",
    "2027-01-21",
  ]);
});

test("however it repeats: the first is the first, the clock and the length stay, it ends, and nothing comes twice", () => {
  const repeat = fc.record({
    kind: fc.constantFrom(...repeats),
    every: fc.integer({ min: 1, max: 12 }),
    times: fc.option(fc.integer({ min: 1, max: 52 }), { nil: undefined }),
    until: fc.option(fc.constantFrom("2027-06-30", "2031-01-01"), { nil: undefined }),
  });
  const start = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-06-01"), noInvalidDate: true });
  fc.assert(
    fc.property(repeat, start, fc.constantFrom("WIB", "WITA", "WIT"), (how, at, zone) => {
      const span = { starts_at: at, ends_at: new Date(at.getTime() + 7_200_000) };
      const found = occurrencesOf(span, zone, how);
      assert.deepEqual(found[0], span);
      assert.ok(found.length <= (how.times ?? 52));
      for (const [index, { starts_at, ends_at }] of found.entries()) {
        assert.equal(formatClock(starts_at, zone), formatClock(at, zone));
        assert.equal(ends_at.getTime() - starts_at.getTime(), 7_200_000);
        if (how.until) assert.ok(formatDay(starts_at, zone) <= how.until);
        if (index > 0) assert.ok(starts_at > (found[index - 1]?.starts_at ?? starts_at));
      }
    }),
    { numRuns: 500 },
  );
});
