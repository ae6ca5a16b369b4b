import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toWinAnsi } from "./win-ansi.ts";
import { writePdf } from "./write-pdf.ts";

/** Reads a PDF as a strict reader does: by its table alone. Throws where the table, a length or an end is wrong. */
function read(pdf: Buffer): { pages: Buffer[][]; objects: string[] } {
  const text = pdf.toString("latin1");
  assert.match(text, /^%PDF-1\.4\n/);
  const [, start = ""] = /startxref\n(\d+)\n%%EOF\n$/.exec(text) ?? [];
  const table = text.slice(Number(start));
  const [, size = ""] = /^xref\n0 (\d+)\n0000000000 65535 f \n/.exec(table) ?? [];
  const rows = table.split("\n").slice(3, 2 + Number(size));
  const objects = rows.map((row, index) => {
    assert.match(row, /^\d{10} 00000 n $/);
    const object = text.slice(Number(row.slice(0, 10)));
    assert.ok(object.startsWith(`${index + 1} 0 obj\n`), `object ${index + 1}`);
    const [, length] = /^\d+ 0 obj\n<< \/Length (\d+) >>\nstream\n/.exec(object) ?? [];
    const end = length === undefined ? object.indexOf("\nendobj\n") : object.indexOf("stream\n") + 7 + Number(length);
    if (length !== undefined) assert.equal(object.slice(end, end + 18), "\nendstream\nendobj\n");
    return object.slice(0, end);
  });
  assert.equal(rows.length, Number(size) - 1);
  const contents = objects.flatMap((object) => /\/Contents (\d+) 0 R/.exec(object)?.[1] ?? []);
  const pages = contents.map((number) =>
    [...(objects[Number(number) - 1] ?? "").matchAll(/\(((?:[^\\()]|\\.)*)\) '\n/gs)].map(([, line = ""]) =>
      Buffer.from(line.replace(/\\(.)/gs, "$1"), "latin1"),
    ),
  );
  assert.match(objects[1] ?? "", new RegExp(`/Count ${pages.length} `));
  return { pages, objects };
}

const about = { title: "Surat", language: "id" };
const words = (bytes: Buffer) =>
  bytes
    .toString("latin1")
    .split(/[ \n]+/)
    .filter(Boolean)
    .join("");

test("any text becomes a PDF whose table is right and that holds every word of it, in order", () => {
  const any = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc
      .array(fc.constantFrom("(", ")", "\\", "\n", " ", "Jalan", "rusak", "ꦲꦏ", "é", "€", "x".repeat(200)), {
        maxLength: 900,
      })
      .map((all) => all.join("")),
  );
  fc.assert(
    fc.property(any, fc.string({ unit: "grapheme", maxLength: 40 }), (text, title) => {
      const { pages } = read(writePdf(text, { ...about, title }));
      const expected = text
        .toWellFormed()
        .replaceAll("\t", " ")
        .split("\n")
        .map((line) => toWinAnsi(line));
      assert.equal(words(Buffer.concat(pages.flat())), words(Buffer.concat(expected)));
    }),
    { numRuns: 300 },
  );
});

test("a long letter has as many pages as it needs, and no line runs off the paper", () => {
  const { pages } = read(writePdf("Jalan di depan sekolah rusak dan anak-anak jatuh.\n".repeat(100), about));
  assert.equal(pages.length, 3);
  assert.ok(pages.every((lines) => lines.length <= 45));
  const long = read(writePdf("m".repeat(500), about)).pages.flat();
  assert.ok(long.every((line) => line.length <= 49 && line.length > 0));
});

test("letters of Indonesian and its neighbours are themselves; what the font lacks is the nearest it has", () => {
  assert.deepEqual([...toWinAnsi("é–“€”")], [0xe9, 0x96, 0x93, 0x80, 0x94]);
  assert.equal(toWinAnsi("āḥꦲ").toString(), "ah?");
});
