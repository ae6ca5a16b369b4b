import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { escapeText, fold } from "./fold.ts";

/** As a calendar program reads it (RFC 5545, 3.1 and 3.3.11). */
const unfold = (text: string) => text.replace(/\r\n[ \t]/g, "");
const unescape = (text: string) => text.replace(/\\([\\;,nN])/g, (_, sign) => (/n/i.test(sign) ? "\n" : sign));

const signs = fc.string({
  unit: fc.oneof(
    fc.constantFrom("\\", ";", ",", "\n", '"', "é", "ꦱ", "🌾", " "),
    fc.string({ minLength: 1, maxLength: 1, unit: "grapheme" }),
  ),
  maxLength: 300,
});

test("whatever is written is read the same by a calendar program, on lines of at most 75 octets", () => {
  fc.assert(
    fc.property(signs, (typed) => {
      const text = typed
        .toWellFormed()
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n\t]/gu, "");
      const line = `DESCRIPTION:${escapeText(typed)}`;
      const folded = fold(line);
      assert.equal(unescape(unfold(folded).slice("DESCRIPTION:".length)), text);
      for (const part of folded.split("\r\n")) {
        assert.ok(Buffer.byteLength(part) <= 75, part);
        assert.equal(Buffer.from(part).toString(), part, "no sign is cut in two");
        assert.doesNotMatch(part, /[\r\n]/);
      }
    }),
    { numRuns: 2000 },
  );
});

test("nobody ends a line of a calendar and begins another", () => {
  for (const attack of ["a\r\nATTENDEE:x", "a\nBEGIN:VEVENT", "a\rX:y", "a\u0000b", "a\u0085b", "a\u2028b"])
    assert.equal(escapeText(attack).split(/[\r\n]/).length, 1, JSON.stringify(attack));
});
