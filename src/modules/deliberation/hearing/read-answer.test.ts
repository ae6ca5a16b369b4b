import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readAnswer } from "./read-answer.ts";

/** As people would write it down: 3+ agrees, 3- does not, 3o passes. */
const heard = (text: string) =>
  readAnswer(text)
    .map(({ number, vote }) => `${number}${vote === 1 ? "+" : vote === -1 ? "-" : "o"}`)
    .join(" ");

test("an answer with a number and a word is a vote, however people write it", () => {
  const answers: Record<string, string> = {
    "3 ya": "3+",
    "3 setuju": "3+",
    "3 Ya.": "3+",
    "#3 yes": "3+",
    "3: agree": "3+",
    "3. ya": "3+",
    "3) tidak setuju!": "3-",
    "3=no": "3-",
    "3-ya": "3+",
    "no. 3 ya": "3+",
    "Nomor 3 setuju": "3+",
    "3 tidak, 5 ya, 7 lewati": "3- 5+ 7o",
    "3 tidak 5 ya 7 lewati": "3- 5+ 7o",
    "1 no 2 yes": "1- 2+",
    "3 ya dan 5 tidak": "3+ 5-",
    "3 ya, dan 5 tidak": "3+ 5-",
    "3 ya\n5 tidak\n7 skip": "3+ 5- 7o",
    "1. ya\n2. tidak\n3. pass": "1+ 2- 3o",
    "@siti@desa.test 3 ya": "3+",
    "@siti, 3 ya; 4 tidak": "3+ 4-",
    "3️⃣ ya": "3+",
    "３　ＹＡ": "3+",
    "3 YA. Jalan itu memang rusak.": "3+",
    "Selamat pagi. 3 ya": "3+",
    "3 ya. 3 tidak": "3-",
    "03 ya": "3+",
  };
  for (const [text, expected] of Object.entries(answers)) assert.equal(heard(text), expected, text);
});

test("a sentence that says anything else is no vote", () => {
  const others = [
    "",
    "ya",
    "3",
    "ya 3",
    "3 ya kalau ada anggaran",
    "3 ya, kalau ada anggaran",
    "3 ya?",
    "3 ya, 5",
    "3 tidak tahu",
    "3 tidak setuju-setuju amat",
    "3 yakin",
    "3 orang setuju",
    "Saya pilih 3 ya",
    "3 ya 🙏",
    "0 ya",
    "10001 ya",
    "123456 ya",
    "-3 ya",
    "3,5 ya",
    "3.5 ya",
    "> 3 ya",
    "https://contoh.test/3 ya",
    "jam 3.30 ya",
    "3 ya 5 kalau",
  ];
  for (const text of others) assert.equal(heard(text), "", text);
});

const words = fc.constantFrom(
  "ya",
  "Setuju",
  "yes",
  "AGREE",
  "tidak",
  "tidak setuju",
  "no",
  "disagree",
  "lewati",
  "pass",
);
const items = fc.array(fc.tuple(fc.integer({ min: 1, max: 10_000 }), words), { minLength: 1, maxLength: 20 });
const joins = fc.constantFrom(", ", " ", "\n", ". ", "; ", " dan ");

test("every list of numbers and words is read as it was said, and is no vote once a word too many stands in it", () => {
  fc.assert(
    fc.property(items, joins, (said, join) => {
      const text = said.map(([number, word]) => `${number} ${word}`).join(join);
      const expected = new Map(
        said.map(([number, word]) => [
          number,
          /^(ya|setuju|yes|agree)$/i.test(word) ? 1 : /^(lewati|pass)$/.test(word) ? 0 : -1,
        ]),
      );
      assert.deepEqual(new Map(readAnswer(text).map(({ number, vote }) => [number, vote])), expected);
      const [first] = said;
      assert.deepEqual(readAnswer(`${first?.[0]} ${first?.[1]} kalau`), []);
    }),
  );
});

test("whatever is written, at most a hundred votes between 1 and 10,000 come of it, soon", () => {
  const pieces = fc.constantFrom(
    "3",
    "ya",
    " ",
    ",",
    "no",
    "#",
    "\n",
    "dan",
    ".",
    "@a",
    "tidak",
    "setuju",
    "x",
    "?",
    ":",
    "٣",
    "9".repeat(9),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(pieces, { maxLength: 300 }).map((all) => all.join("")),
      ),
      (text) => {
        const said = readAnswer(text);
        assert.ok(said.length <= 100);
        for (const { number } of said) assert.ok(Number.isInteger(number) && number >= 1 && number <= 10_000);
        assert.equal(new Set(said.map(({ number }) => number)).size, said.length);
      },
    ),
  );
  for (const text of [
    "3 ".repeat(50_000),
    "3 no ".repeat(50_000),
    ", ".repeat(50_000),
    `${" ".repeat(50_000)}3`,
    "no.".repeat(50_000),
  ])
    assert.ok(readAnswer(text).length <= 100);
});
