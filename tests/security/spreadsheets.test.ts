import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readPolicyCsv, toPolicyCsv } from "../../src/modules/trust/servers/policy-csv.ts";

/** What a spreadsheet makes a formula of. */
const formula = /^[=+\-@\t\r]/;

/** The cells of a file as a spreadsheet reads them (RFC 4180). */
function cells(csv: string): string[] {
  const found: string[] = [];
  for (const [, quoted, plain] of csv.matchAll(/(?:^|,|\n)(?:"((?:[^"]|"")*)"|([^",\n]*))/g))
    found.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
  return found;
}

test("INJ-05 No cell of a list that goes out is a formula to a spreadsheet, whatever a reason says, and it comes in again", () => {
  const starts = fc.constantFrom("=", "+", "-", "@", "\t", "\r", '="', "a", '"', ",", "\n=");
  const reasons = fc.tuple(starts, fc.string({ maxLength: 40 })).map(([start, rest]) => start + rest);
  fc.assert(
    fc.property(reasons, (reason) => {
      const csv = toPolicyCsv([{ host: "ramai.test", severity: "silence", reject_media: false, reason }]);
      assert.deepEqual(
        cells(csv).filter((cell) => formula.test(cell)),
        [],
        JSON.stringify(csv),
      );
      const read = readPolicyCsv(csv);
      assert.ok("policies" in read && read.policies.length === 1 && read.policies[0]?.host === "ramai.test");
    }),
    { numRuns: 300 },
  );
  assert.ok(
    cells('a,"=1+1",b').some((cell) => formula.test(cell)),
    "the check would see one",
  );
});
