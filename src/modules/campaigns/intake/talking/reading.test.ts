import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readDay } from "./read-day.ts";
import { readWord } from "./read-word.ts";

test("a word is known by its letters, however it is typed, and what stands behind it is kept", () => {
  assert.deepEqual(readWord("  lapor:  Jembatan di RT 04 putus "), {
    word: "report",
    locale: "id",
    rest: "Jembatan di RT 04 putus",
  });
  assert.deepEqual(readWord("REPORT the bridge is broken"), {
    word: "report",
    locale: "en",
    rest: "the bridge is broken",
  });
  assert.equal(readWord("LAPOR")?.rest, "");
  assert.equal(readWord("Status 7q4xk-2m9rd")?.rest, "7q4xk-2m9rd");
  assert.equal(readWord("tanpa  nama.")?.word, "anonymous");
  assert.equal(readWord("Kirim!")?.word, "send");
  assert.equal(readWord("STOP")?.word, "stop");
});

test("an answer that merely holds such a word is an answer", () => {
  for (const text of ["laporan kami", "kirim bantuan air", "stop kontak rusak", "batal panen", "constructor", "", "1"])
    assert.equal(readWord(text), undefined, text);
});

test("a day is understood as people say it", () => {
  const today = "2026-11-27"; // A Friday.
  const days: Readonly<Record<string, string>> = {
    "hari ini": "2026-11-27",
    kemarin: "2026-11-26",
    "sejak kemarin.": "2026-11-26",
    "3 hari lalu": "2026-11-24",
    "3 hari": "2026-11-24",
    "dua minggu yang lalu": "2026-11-13",
    seminggu: "2026-11-20",
    "minggu lalu": "2026-11-20",
    Minggu: "2026-11-22",
    "hari senin": "2026-11-23",
    jumat: "2026-11-27",
    "sebulan lalu": "2026-10-28",
    "12-11": "2026-11-12",
    "tgl 12/11/2025": "2025-11-12",
    "12 november": "2026-11-12",
    "28 Nov": "2025-11-28",
    "1 Mei 26": "2026-05-01",
    "2026-11-01": "2026-11-01",
    yesterday: "2026-11-26",
    "two weeks ago": "2026-11-13",
    "3 Dec 2025": "2025-12-03",
  };
  for (const [said, day] of Object.entries(days)) assert.equal(readDay(said, today), day, said);
});

test("what is no day, or is still to come, is none", () => {
  for (const said of ["", "tidak tahu", "sudah lama", "31-02", "12-13", "besok", "1-1-2030", "0 hari lalu", "empat"])
    assert.equal(readDay(said, "2026-11-27"), undefined, said);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (said) => {
      const day = readDay(said, "2026-11-27");
      assert.ok(day === undefined || /^\d{4}-\d\d-\d\d$/.test(day));
    }),
  );
});
