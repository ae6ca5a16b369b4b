import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { writeCbor } from "../../../../tests/security/write-cbor.ts";
import { type Cbor, readCbor } from "./cbor.ts";

const leaf = fc.oneof(
  fc.integer({ min: -(2 ** 32), max: 2 ** 32 - 1 }),
  fc.boolean(),
  fc.constant(null),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);
const { value } = fc.letrec<{ value: Cbor }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .uniqueArray(fc.tuple(fc.oneof(fc.integer({ min: -300, max: 300 }), fc.string({ maxLength: 8 })), tie("value")), {
        selector: ([name]) => name,
        maxLength: 4,
      })
      .map((entries) => new Map(entries)),
  ),
}));

test("What a passkey says is read as it was written, and where it ends is known", () => {
  fc.assert(
    fc.property(value, fc.uint8Array({ maxLength: 5 }), (said, after) => {
      const bytes = writeCbor(said);
      const read = readCbor(Buffer.concat([bytes, after]));
      assert.deepEqual(read.value, said);
      assert.equal(read.end, bytes.length);
    }),
  );
});

test("What is cut off anywhere is refused", () => {
  fc.assert(
    fc.property(value, fc.nat(), (said, cut) => {
      const bytes = writeCbor(said);
      assert.throws(() => readCbor(bytes.subarray(0, cut % bytes.length)));
    }),
  );
});

test("Whatever bytes come, they are read within their length or refused with an error", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      try {
        assert.ok(readCbor(Buffer.from(bytes)).end <= bytes.length);
      } catch (error) {
        assert.ok(error instanceof Error && !(error instanceof assert.AssertionError), String(error));
      }
    }),
    { numRuns: 2000 },
  );
});

test("Lengths without end, tags, fractions, names said twice and depths are refused", () => {
  for (const hex of ["5f41ff", "9fff", "bfff", "c000", "f97e00", "fb7ff8000000000000", "1bffffffffffffffff"])
    assert.throws(() => readCbor(Buffer.from(hex, "hex")), hex);
  for (const hex of ["a201010102", "a14001", "a1f401", "7f", "62c328", "f7", "9affffffff", "8181818181818101"])
    assert.throws(() => readCbor(Buffer.from(hex, "hex")), hex);
});
