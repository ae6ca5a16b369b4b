import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fitMessage, roomOf, toPlain } from "./fit-message.ts";

test("words of ours and of theirs are put into the letters every phone has", () => {
  assert.equal(toPlain("“Énak” — kata Bu Ṣiti…"), '"Énak" - kata Bu Siti...');
  assert.equal(toPlain("Gaung: 50 [ya]"), "Gaung: 50 [ya]");
  assert.equal(roomOf("a".repeat(160)), 1);
  assert.equal(roomOf("[".repeat(80)), 1);
  assert.equal(roomOf("ꦗ".repeat(70)), 1);
});

test("what does not fit behind the first words is left away whole", () => {
  const link = `https://gaung.desa.id/r/${"x".repeat(16)}`;
  assert.equal(fitMessage(["Terkirim.", link]), `Terkirim. ${link}`);
  assert.equal(fitMessage(["a".repeat(130), link, "Cek."]), `${"a".repeat(130)} Cek.`);
});

test("whatever is said, it is one message", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 300 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (parts) => {
      const message = fitMessage(parts);
      assert.ok(roomOf(message) <= 1, message);
      assert.ok(message.isWellFormed());
    }),
  );
});
