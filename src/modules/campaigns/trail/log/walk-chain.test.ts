import assert from "node:assert/strict";
import { test } from "node:test";
import { GENESIS, hashLink, hashSaid } from "../chain.ts";
import { type LogRow, walkChain } from "./walk-chain.ts";

/** A log of so many rows that holds. */
function makeLog(length: number): LogRow[] {
  const rows: LogRow[] = [];
  let previous: Buffer = GENESIS;
  for (let index = 1; index <= length; index++) {
    const said = { words: `Kata ${index}`, salt: "a".repeat(32) };
    const link = {
      seq: String(index),
      demand_id: "77",
      kind: "answered",
      actor_part: "addressee",
      said_hash: hashSaid(said),
      at: new Date(Date.UTC(2026, 10, 26, 10, index)),
      previous,
    };
    const hash = hashLink(link);
    rows.push({
      ...link,
      said,
      said_hash: link.said_hash.toString("hex"),
      at: link.at.toISOString(),
      previous: previous.toString("hex"),
      hash: hash.toString("hex"),
    });
    previous = hash;
  }
  return rows;
}
const changed = (at: number, change: Partial<LogRow>) =>
  makeLog(6).map((row, index) => (index === at ? { ...row, ...change } : row));
const broken = async (rows: readonly LogRow[], seq: string, why: string) =>
  assert.deepEqual(await walkChain(rows), { holds: false, seq, why });

test("a log that nobody touched holds, and an empty one too", async () => {
  const rows = makeLog(6);
  const verdict = await walkChain(rows);
  assert.deepEqual(verdict, { holds: true, rows: 6, covered: 0, wordless: 0, head: { seq: "6", hash: rows[5]?.hash } });
  assert.equal((await walkChain([])).holds, true);
});

test("other words, another moment, another demand: the first row that does not hold is named", async () => {
  await broken(changed(2, { said: { words: "Lain", salt: "a".repeat(32) } }), "3", "said");
  await broken(changed(2, { at: "2026-11-26T10:03:00.001Z" }), "3", "hash");
  await broken(changed(3, { demand_id: "78" }), "4", "hash");
  await broken(changed(3, { kind: "done" }), "4", "hash");
  await broken(changed(3, { actor_part: "server" }), "4", "hash");
});

test("somebody who changes a row and its hash breaks the next one", async () => {
  const said = { words: "Lain" };
  const row = makeLog(6)[2] as LogRow;
  const said_hash = hashSaid(said);
  const hash = hashLink({
    seq: row.seq,
    demand_id: row.demand_id ?? "",
    kind: row.kind ?? "",
    actor_part: row.actor_part ?? "",
    said_hash,
    at: new Date(row.at ?? ""),
    previous: Buffer.from(row.previous, "hex"),
  }).toString("hex");
  await broken(changed(2, { said, said_hash: said_hash.toString("hex"), hash }), "4", "previous");
});

test("a row that is gone and rows that changed places are noticed", async () => {
  const rows = makeLog(6);
  await broken(rows.toSpliced(2, 1), "4", "number");
  const swapped = [...rows];
  [swapped[1], swapped[2]] = [rows[2] as LogRow, rows[1] as LogRow];
  await broken(swapped, "3", "number");
  await broken(
    swapped.map((row, index) => ({ ...row, seq: String(index + 1) })),
    "2",
    "previous",
  );
});

test("an end that was cut off is noticed by whoever kept a head, and so is another log of the same length", async () => {
  const rows = makeLog(6);
  const head = { seq: "6", hash: rows[5]?.hash ?? "" };
  assert.equal((await walkChain(rows.slice(0, 4))).holds, true, "alone, a shorter log holds");
  assert.deepEqual(await walkChain(rows.slice(0, 4), [head]), { holds: false, seq: "5", why: "cut" });
  assert.deepEqual(await walkChain(rows, [{ seq: "6", hash: "00" }]), { holds: false, seq: "6", why: "head" });
  assert.equal((await walkChain([...rows], [head])).holds, true);
});

test("words that were taken away leave the log whole; rows one may not see are joined by their hashes", async () => {
  const wordless = await walkChain(changed(2, { said: null }));
  assert.deepEqual(wordless.holds && wordless.wordless, 1, "and it is said how many");
  const rows = makeLog(6);
  const { seq, previous, hash } = rows[2] as LogRow;
  const verdict = await walkChain(rows.with(2, { seq, previous, hash }));
  assert.deepEqual(verdict.holds && verdict.covered, 1);
  await broken(rows.with(2, { seq, previous, hash: "ff" }), "4", "previous");
});

test("what is no row of a log is told, and so is a covered row that says something all the same", async () => {
  const rows = makeLog(6);
  const { seq, previous, hash } = rows[2] as LogRow;
  for (const odd of [
    null,
    3,
    [],
    {},
    { seq, previous, hash, said: { words: "Kata orang lain" } },
    { seq, previous, hash, kind: null },
    { ...rows[2], at: "kemarin" },
    { ...rows[2], at: null },
    { ...rows[2], said_hash: 5 },
    { ...rows[2], previous: null },
    { ...rows[2], note: "Ditambah" },
  ])
    await broken(rows.with(2, odd as LogRow), "3", "shape");
});
