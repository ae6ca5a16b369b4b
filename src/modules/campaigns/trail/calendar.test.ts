import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addWorkingDays, countWorkingDays, isWorkingDay } from "./calendar.ts";

const calendar = { weekend: [0, 6], holidays: new Set(["2026-12-25"]) };

test("three working days after a Thursday is a Tuesday, and a holiday does not count", () => {
  assert.equal(addWorkingDays("2026-11-26", 3, calendar), "2026-12-01");
  assert.equal(addWorkingDays("2026-12-23", 2, calendar), "2026-12-28");
  assert.equal(addWorkingDays("2026-11-28", 1, calendar), "2026-11-30", "a Saturday counts from Monday on");
  assert.equal(addWorkingDays("2026-11-26", 0, calendar), "2026-11-26");
});

test("where Friday is free and Sunday is not, the days fall otherwise", () => {
  assert.equal(addWorkingDays("2026-11-26", 2, { weekend: [5], holidays: new Set() }), "2026-11-29");
});

test("lateness is counted in working days", () => {
  assert.equal(countWorkingDays("2026-11-27", "2026-11-29", calendar), 0);
  assert.equal(countWorkingDays("2026-11-27", "2026-11-30", calendar), 1);
  assert.equal(countWorkingDays("2026-11-30", "2026-11-27", calendar), 0);
});

test("counting undoes adding, whatever the calendar, and one is never due on a free day", () => {
  const days = fc
    .date({ min: new Date("2026-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: 1, max: 180 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
      fc.array(days, { maxLength: 30 }),
      (day, count, weekend, holidays) => {
        const calendar = { weekend, holidays: new Set(holidays) };
        const due = addWorkingDays(day, count, calendar);
        assert.ok(isWorkingDay(due, calendar));
        assert.equal(countWorkingDays(day, due, calendar), count);
      },
    ),
  );
});
