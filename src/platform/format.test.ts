import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatCompact,
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatRelative,
  formatTime,
} from "./format.ts";

const afternoon = new Date("2026-11-23T07:05:00Z");
const lateEvening = new Date("2026-11-23T16:30:00Z");
const readable = (text: string) => text.replaceAll("\u00a0", " ");
const relative = (at: string, now = afternoon, locale: "id" | "en" = "id") =>
  formatRelative(new Date(at), now, locale, "WIB");

test("numbers are grouped the way each language groups them", () => {
  assert.equal(formatNumber(12500, "id"), "12.500");
  assert.equal(formatNumber(12500, "en"), "12,500");
});

test("large counts are shortened, small ones are not", () => {
  assert.equal(formatCompact(0, "id"), "0");
  assert.equal(formatCompact(999, "id"), "999");
  assert.equal(readable(formatCompact(1250, "id")), "1,3 rb");
  assert.equal(readable(formatCompact(13_000, "id")), "13 rb");
  assert.equal(formatCompact(13_000, "en"), "13K");
  assert.equal(readable(formatCompact(2_000_000, "id")), "2 jt");
});

test("rupiah stand close to their number", () => {
  assert.equal(formatMoney(12500, "id"), "Rp12.500");
  assert.equal(formatMoney(12500, "en"), "Rp12,500");
  assert.equal(formatMoney(-500, "id"), "-Rp500");
  assert.equal(formatMoney(-0.2, "id"), "Rp0");
});

test("the same moment is a different hour in each zone, and the zone is named", () => {
  assert.equal(formatTime(afternoon, "id", "WIB"), "14.05 WIB");
  assert.equal(formatTime(afternoon, "id", "WITA"), "15.05 WITA");
  assert.equal(formatTime(afternoon, "en", "WIT"), "16:05 WIT");
  assert.equal(formatTime(new Date("2026-11-23T17:00:00Z"), "id", "WIB"), "00.00 WIB");
});

test("a date is the one on the reader's own calendar", () => {
  assert.equal(formatDate(lateEvening, "id", "WIB"), "23 November 2026");
  assert.equal(formatDate(lateEvening, "id", "WITA"), "24 November 2026");
  assert.equal(formatDate(afternoon, "en", "WIB"), "23 November 2026");
});

test("a full date says the weekday, the hour and the zone", () => {
  assert.equal(formatDateTime(afternoon, "id", "WIB"), "Senin, 23 November 2026 pukul 14.05 WIB");
  assert.equal(formatDateTime(afternoon, "en", "WIB"), "Monday, 23 November 2026 at 14:05 WIB");
  assert.equal(formatDateTime(lateEvening, "id", "WIT"), "Selasa, 24 November 2026 pukul 01.30 WIT");
});

test("recent times are counted in minutes and hours", () => {
  assert.equal(relative("2026-11-23T07:04:30Z"), "baru saja");
  assert.equal(relative("2026-11-23T07:02:00Z"), "3 mnt");
  assert.equal(relative("2026-11-23T06:06:00Z"), "59 mnt");
  assert.equal(relative("2026-11-23T05:00:00Z"), "2 jam");
  assert.equal(relative("2026-11-23T05:00:00Z", afternoon, "en"), "2 hr");
});

test("soon after midnight an evening post is still counted in hours", () => {
  const justPastMidnight = new Date("2026-11-23T17:10:00Z");
  assert.equal(relative("2026-11-23T14:00:00Z", justPastMidnight), "3 jam");
});

test("the day before is yesterday, and what is older has a date", () => {
  assert.equal(relative("2026-11-22T10:00:00Z"), "kemarin");
  assert.equal(relative("2026-11-21T17:30:00Z"), "kemarin");
  assert.equal(relative("2026-11-21T16:30:00Z"), "21 Nov");
  assert.equal(relative("2025-08-17T03:00:00Z"), "17 Agu 2025");
});

test("a clock that runs a little fast does not put a post in the future", () => {
  assert.equal(relative("2026-11-23T07:05:40Z"), "baru saja");
  assert.equal(relative("2026-11-30T07:05:40Z"), "30 Nov");
});
