import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { iconNames } from "./icon.tsx";

test("every icon a page can name is drawn, and every drawing has a name", () => {
  const drawn = readFileSync(new URL("icons.svg", import.meta.url), "utf8").matchAll(/<symbol id="([a-z]+)"/g);
  assert.deepEqual(Array.from(drawn, ([, id]) => id).toSorted(), iconNames.toSorted());
});
