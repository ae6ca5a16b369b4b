import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cutHtml } from "./cut-html.ts";
import { markUp, unescape } from "./marked-text.ts";

const people = new Set(["siti"]);
const plain = (html: string) => unescape(html.replace(/<[^>]*>/g, ""));
const letters = (html: string) => [...plain(html)].length;

test("a text of exactly 600 letters stays whole, one of 601 is cut between two words", () => {
  const whole = `${"kata ".repeat(119)}akhir`;
  assert.equal([...whole].length, 600);
  assert.equal(cutHtml(markUp(whole, people), 600), undefined);
  const cut = cutHtml(markUp(`${whole}!`, people), 600);
  assert.equal(cut, `<p>${"kata ".repeat(119).trim()}…</p>`);
});

test("a link, a tag, a mention and a sign written as an entity are kept whole or left out whole", () => {
  for (const end of ["https://desa.example/kabar/panjang", "#gotongroyong", "@siti", "Jum'at&Sabtu"]) {
    for (let room = 590; room <= 600; room++) {
      const html = markUp(`${"a ".repeat(room / 2)}${end} dan seterusnya ${"b ".repeat(50)}`, people);
      const cut = cutHtml(html, 600) ?? "";
      const shown = plain(cut);
      assert.ok(shown.includes(plain(markUp(end, people))) || shown.endsWith("a…"), shown.slice(-40));
      assert.equal(cut.match(/<a /g)?.length, cut.match(/<\/a>/g)?.length);
    }
  }
});

test("a link longer than all there is room for is shown whole, and a word of a script without spaces is cut between letters", () => {
  const link = `https://desa.example/${"x".repeat(700)}`;
  assert.equal(plain(cutHtml(markUp(`${link} sesudahnya`, people), 600) ?? ""), `${link.slice(8)}…`);
  const thai = cutHtml(markUp("กำ".repeat(400), people), 600) ?? "";
  assert.ok(letters(thai) <= 601 && letters(thai) > 590);
  assert.ok(plain(thai).endsWith("กำ…"));
});

test("whatever people write, the beginning is well made, no longer than it may be, and begins what they wrote", () => {
  const word = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.constantFrom("#desa", "@siti", "https://a.example/b?c=d&e", "\n", "\n\n", "<b>", "&amp;", "'"),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 5, maxLength: 60 }), (words) => {
      const html = markUp(words.join(" "), people);
      const cut = cutHtml(html, 60);
      if (cut === undefined) return assert.ok(letters(html) <= 60);
      assert.ok(letters(cut) <= 61, `${letters(cut)}`);
      assert.ok(plain(html).startsWith(plain(cut).slice(0, -1)));
      assert.match(cut, /^(<p>((?!<p>|<\/p>).)*<\/p>)+$|^(<p>.*<\/p>)?<p>[^]*…<\/p>$/s);
      assert.equal(cut.match(/<p>/g)?.length, cut.match(/<\/p>/g)?.length);
    }),
    { numRuns: 500 },
  );
});
