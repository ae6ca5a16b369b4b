import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { keptPiece, makeDrawn } from "./drawn.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
/** Put together as a page is, of very many short parts. */
const drawPiece = (nth: number, letters = 1500): string => {
  let piece = "";
  for (let part = 0; piece.length < letters; part++) piece += `${nth}.${part} `;
  return piece;
};

test("a kept piece takes the room of its letters, however many parts it was put together from", () => {
  const drawn = makeDrawn();
  for (let nth = 0; nth < 50; nth++) keptPiece(drawn, `warm ${nth}`, () => drawPiece(nth));
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let nth = 0; nth < 1000; nth++) keptPiece(drawn, `card ${nth}`, () => drawPiece(nth));
  collect();
  const each = (process.memoryUsage().heapUsed - before) / 1000;
  assert.equal(
    keptPiece(drawn, "card 0", () => "drawn anew"),
    drawPiece(0),
  );
  assert.ok(each < 3000, `${each} bytes for 1,500 letters`);
});

test("a piece is drawn once while somebody asks for it, and not for long after", () => {
  let now = 0;
  const drawn = makeDrawn(() => now);
  const ask = (key: string) => {
    let draws = 0;
    keptPiece(drawn, key, () => `${key} ${++draws}`);
    return draws;
  };
  assert.deepEqual([ask("often"), ask("once")], [1, 1]);
  for (let turn = 0; turn < 20; turn++) {
    now += 30_000;
    assert.equal(ask("often"), 0);
  }
  assert.deepEqual([ask("often"), ask("once")], [0, 1]);
});

test("what is kept has a bound in letters, so that large drawings do not fill the memory", () => {
  const drawn = makeDrawn(() => 0);
  let draws = 0;
  const ask = (nth: number) =>
    keptPiece(drawn, `map ${nth}`, () => {
      draws++;
      return "x".repeat(100_000);
    });
  for (let nth = 0; nth < 500; nth++) ask(nth);
  draws = 0;
  for (let nth = 499; nth >= 0; nth--) ask(nth);
  assert.ok(draws > 350 && draws < 480, `${draws} of 500 had to be drawn again`);
});
