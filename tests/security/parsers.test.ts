import assert from "node:assert/strict";
import { test } from "node:test";
import { safePath } from "#platform/http/back";
import { markUp, markUpLine, readMarks } from "#platform/marked-text";
import { readId } from "#platform/paging";
import { readPreferences } from "#platform/preferences";
import { makeWorld } from "../world.ts";
import { findSlowText, listRegexes, regexesIn } from "./regexes.ts";

test("DOS-02 No regular expression of ours takes more than linear time", () => {
  const literals = listRegexes();
  assert.ok(literals.length >= 50, `${literals.length} patterns were found`);
  assert.ok(literals.some(({ where }) => where.includes("marked-text")));
  const slow = literals.flatMap(({ where, regex }) => {
    const text = findSlowText(regex);
    return text === undefined ? [] : [`${where} ${regex.source} on ${JSON.stringify(text)}`];
  });
  assert.deepEqual(slow, []);
});

test("DOS-02 Patterns known to be slow would be noticed", () => {
  for (const bad of ["/^(a+)+$/", "/\\s+$/"]) {
    const [literal] = regexesIn("bad.ts", `const bad = ${bad};`);
    assert.ok(literal, bad);
    assert.ok(findSlowText(literal.regex), bad);
  }
});

const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  readMarks,
  markUp: (text) => markUp(text, new Set(["a"])),
  markUpLine,
  safePath: (text) => safePath(`/${text}`, "/"),
  readId,
  readPreferences,
};
const units = [
  "@a ",
  "@",
  "#a",
  "#",
  "@a@a",
  "@a@b.",
  "@a.-",
  "http://",
  "https://a",
  "https://a.id/",
  "a.",
  "a.id ",
  "a@a.id",
  "www.",
  "//",
  ":",
  "(",
  "https://a.id/((((",
  "[",
  "<",
  "&",
  "\n",
  "\n\n",
  " ",
  "_",
  "#_",
  "é",
  "\u0301",
  "\u{10400}",
  "/\\",
  "1",
  "-",
  "%",
];
const LARGE = 100_000;

const timeOf = (run: () => unknown) => {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
};

for (const [name, parse] of Object.entries(parsers)) {
  test(`DOS-02 ${name} reads 100,000 letters of anything in a time that grows with their number`, () => {
    for (const unit of units) {
      for (const tail of ["", "!", " a"]) {
        const text = (length: number) => unit.repeat(length / unit.length) + tail;
        const half = timeOf(() => parse(text(LARGE / 2)));
        const whole = timeOf(() => parse(text(LARGE)));
        assert.ok(
          whole < 400 || whole / half < 3.2,
          `${JSON.stringify(unit)}${tail}: ${half.toFixed(0)} ms, then ${whole.toFixed(0)} ms`,
        );
        assert.ok(whole < 2000, `${JSON.stringify(unit)}${tail}: ${whole.toFixed(0)} ms`);
      }
    }
  });
}

test("DOS-23 Ids and cursors of a million digits are refused at once", async () => {
  const world = await makeWorld();
  const siti = await world.person("siti");
  for (const digits of [
    "9".repeat(1_000_000),
    `1${"0".repeat(1_000_000)}`,
    "-1",
    "1e400",
    "0x7f",
    "١٢٣",
    "9223372036854775808",
    "１２",
  ]) {
    const part = encodeURIComponent(digits);
    for (const path of [
      `/p/${part}`,
      `/p/${part}/history`,
      `/community?before=${part}`,
      `/p/1?after=${part}`,
      `/people?before=${part}`,
      `/@siti?before=${part}`,
      `/@siti/followers?before=${part}`,
    ]) {
      const start = performance.now();
      const answer = await siti.get(path);
      assert.ok([200, 404].includes(answer.status), `${path.slice(0, 30)} ${answer.status}`);
      assert.ok(performance.now() - start < 250, path.slice(0, 30));
    }
    assert.equal(readId(digits), undefined);
  }
});

test("DOS-21 Whatever is searched for, the answer comes within two seconds and is a page", async () => {
  const world = await makeWorld();
  await world.pool.query(
    "insert into accounts (handle, name, bio) select 'warga_' || n, repeat('a', 50) || n, repeat('b ', 200) from generate_series(1, 5000) as n",
  );
  const siti = await world.person("siti");
  const words = [
    "%",
    "_",
    "\\",
    "%%%%%%%%",
    "%_%_%_%_%_%_%_%_%_",
    "a".repeat(10_000),
    "yang dan di ke",
    Array.from({ length: 1000 }, (_, index) => `k${index}`).join(" "),
    ".*+?^$(){}[]|",
    "\u0000",
    "",
    " ",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_b",
  ];
  for (const word of words) {
    for (const more of [
      "",
      "&before=1",
      "&limit=1000000&offset=1000000000",
      "&before=abc",
      "&before=99999999999999999999",
    ]) {
      const start = performance.now();
      const answer = await siti.get(`/people?q=${encodeURIComponent(word)}${more}`);
      assert.equal(answer.status, 200, word.slice(0, 20));
      assert.ok(performance.now() - start < 2000, word.slice(0, 20));
      assert.ok((answer.text.match(/class="av"/g) ?? []).length <= 20, "one page holds 20");
    }
  }
  const { rows } = await world.pool.query("show statement_timeout");
  assert.notEqual(rows[0].statement_timeout, "0");
});
