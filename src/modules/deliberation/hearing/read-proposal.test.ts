import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readProposal } from "./read-proposal.ts";

const proposed: readonly (readonly [string, string])[] = [
  ["usul: pasar dibuka sampai malam", "pasar dibuka sampai malam"],
  ["Usulan : Pasar dibuka sampai malam", "Pasar dibuka sampai malam"],
  ["@siti@desa.example usul: parkir gratis", "parkir gratis"],
  ["@siti @budi@kota.example  PERNYATAAN: Parkir   gratis ", "Parkir gratis"],
  ["1 ya, 2 tidak.\nusul: parkir gratis\nTerima kasih", "parkir gratis"],
  ["suggest: free parking", "free parking"],
  ["Suggestion: free parking", "free parking"],
  ["statement: The road is too narrow", "The road is too narrow"],
  ["usul：ラーメン屋を増やす", "ラーメン屋を増やす"],
  ["usul: satu\nusul: dua", "satu"],
];
test("a reply that begins with usul and a colon proposes what follows on that line", () => {
  for (const [reply, text] of proposed) assert.equal(readProposal(reply).text, text, reply);
});

test("what only speaks of proposing, says nothing, or is longer than a statement proposes nothing", () => {
  const none = [
    "usul saya: tidak ada",
    "Saya usul: parkir gratis",
    "usul pasar dibuka",
    "usul:",
    "usul: 3",
    "usul: …",
    "pernyataan 3: ya",
    `usul: ${"a".repeat(201)}`,
    "@usul: parkir",
    "",
  ];
  for (const reply of none) assert.equal(readProposal(reply).text, undefined, reply);
});

test("what is proposed says no votes, and the other lines do", () => {
  assert.equal(readProposal("1 ya\nusul: 3 ya kalau perlu\n2 tidak").rest, "1 ya\n2 tidak");
});

test("whatever is written, a proposal is one line of at most 200 letters and no time is lost", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 400 }),
      fc.constantFrom("usul:", "@a @b usul :", "\n\t usul:", ""),
      (text, start) => {
        const { text: said = "" } = readProposal(start + text);
        assert.ok([...said].length <= 200 && !said.includes("\n"));
      },
    ),
  );
  const begun = performance.now();
  for (const one of ["@", "@a ", " ", "\t", "usul", "usul:", "\n"]) readProposal(one.repeat(5000));
  assert.ok(performance.now() - begun < 1000);
});
