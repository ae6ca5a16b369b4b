import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { jsonForm } from "./export-forms.ts";

const root = join(import.meta.dirname, "../../../..");
const folder = mkdtempSync(join(tmpdir(), "gaung-recount-"));
after(() => rmSync(folder, { recursive: true }));

const texts = { title: "Jembatan", what: "Putus.", ask: "Bangun lagi." };
const sha256 = createHash("sha256")
  .update(JSON.stringify([texts.title, texts.what, texts.ask]), "utf8")
  .digest("hex");
const sheet = { label: "RT 03", counted: 12, witness: "Pak RT", collected_on: "2026-11-20", version: 1 };
const head = {
  demand: { id: "7", url: "https://desa.example/demands/7", title: texts.title },
  made_at: "2026-11-26T10:00:00.000Z",
  versions: [{ version: 1, ...texts, sha256 }],
  counts: { member: 1, email: 2, paper: 12, remote: 0 },
  sheets: [sheet],
};
const row = (id: string, tier: "member" | "email", name = "") => ({ id, tier, version: 1, day: "", name });
const rows = [row("aa-1", "member"), row("bb-2", "email"), row("cc-3", "email", "Bu\u2028Tini\u2029 \u0085")];

/** An export as the server writes it. */
const written = (more: object = {}, list: readonly object[] = rows) =>
  jsonForm.begin({ ...head, ...more }) +
  list.map((one, at) => jsonForm.row(one as (typeof rows)[number], at === 0)).join("") +
  jsonForm.end;

function recount(text: string) {
  const file = join(folder, "export.json");
  writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "bin/recount.ts"), file], {
    encoding: "utf8",
  });
  assert.equal(stderr, "");
  assert.equal(stdout.trim().split("\n").length, 1, stdout);
  return { status, said: stdout };
}

test("an export holds whatever ends of lines its names hold", () => {
  const { status, said } = recount(written());
  assert.deepEqual(
    [status, said],
    [0, "Cocok / Agrees: member 1, email 2, paper 12, remote 0; 1 versi teks / texts.\n"],
  );
});

test("an export that was made to agree all the same is told", () => {
  const counts = (more: object) => ({ counts: { ...head.counts, ...more } });
  const begun = written({}, []).split("\n")[0] ?? "";
  const second = { version: 1, ...texts, title: "Lain", sha256: "" };
  for (const [what, text, said] of [
    ["one in other letters", written(counts({ email: 3 }), [...rows, row("CC-3", "email")]), /twice: CC-3/],
    ["one without an id", written(counts({ email: 3 }), [...rows, { tier: "email", version: 1 }]), /no id/],
    [
      "less than nobody",
      written({ ...counts({ paper: 9 }), sheets: [sheet, { ...sheet, label: "x", counted: -3 }] }),
      /-3/,
    ],
    [
      "half a sheet",
      written({ ...counts({ paper: 12.5 }), sheets: [sheet, { ...sheet, label: "x", counted: 0.5 }] }),
      /12.5/,
    ],
    [
      "a sheet twice",
      written({ ...counts({ paper: 24 }), sheets: [sheet, { ...sheet, label: "rt 03 " }] }),
      /sheet twice/,
    ],
    ["two texts of one version", written({ versions: [...head.versions, second] }), /two texts 1/],
    ["one more sum", written(counts({ total: 90_000 })), /total/],
    [
      "rows that nobody counts",
      written().replace('"signatures":[', `"signatures":[${JSON.stringify(row("dd-4", "email"))}`),
      /first line/,
    ],
    ["rows after the end", `${written()}${JSON.stringify(row("dd-4", "email"))}\n`, /follows the end/],
    ["a second end", `${written()}]}\n`, /follows the end/],
    ["no texts", written({ versions: undefined }), /first line is not whole/],
    ["no counts", written({ counts: null }), /first line is not whole/],
    [
      "a text that is none",
      written({ versions: [{ version: 1, title: null, what: 3, ask: {}, sha256 }] }),
      /cannot be read/,
    ],
    ["another file", "null\n", /cannot be read/],
    ["a list", `[{"format":1\n]}\n`, /cannot be read/],
    ["only the first line", `${begun}\n`, /not whole/],
    ["nothing", "\n", /not whole/],
  ] as const) {
    const found = recount(text);
    assert.equal(found.status, 1, what);
    assert.match(found.said, said, what);
  }
});

test("nothing in a file can draw over what is said of it", () => {
  const { said } = recount(
    written({}, [...rows, row("cc-3", "email"), row("\u001b[2K\rCocok / Agrees: \u202e", "email")]),
  );
  assert.match(said, /^Tidak cocok/);
  assert.doesNotMatch(said.trimEnd(), /\p{C}/u);
  const other = recount("\u001b[2K\rCocok / Agrees\n").said;
  assert.doesNotMatch(other.trimEnd(), /\p{C}/u);
});
