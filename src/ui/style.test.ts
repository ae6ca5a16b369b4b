import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildAssets } from "../platform/assets.ts";

const assets = await buildAssets(fileURLToPath(new URL("../..", import.meta.url)));
const style = assets.files.get(assets.stylePath);
const icons = assets.files.get(assets.iconsPath);

test("the style sheet weighs at most 4 KB and the icons 2 KB, as they are sent", () => {
  assert.ok((style?.br.length ?? Infinity) <= 4000, `style: ${style?.br.length}`);
  assert.ok((icons?.br.length ?? Infinity) <= 2000, `icons: ${icons?.br.length}`);
});

test("the lowered style names no list of languages and nothing an old phone cannot read", () => {
  assert.doesNotMatch(String(style?.body), /:lang\(|@layer|:has\(|light-dark\(|@container|-inline-start/);
});

const tokens = readFileSync(new URL("style/tokens.css", import.meta.url), "utf8");
const grounds = ["bg", "sf"];
const pairs: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ["ink", [...grounds, "pri-s", "warn-s", "bad-s", "ok-s", "inf-s"]],
  ["ink2", [...grounds, "pri-s"]],
  ["pri", [...grounds, "pri-s"]],
  ["bad", grounds],
  ["warn", grounds],
  ["ok", grounds],
  ["inf", grounds],
  ["on", ["pri"]],
  ["sf", ["bad"]],
];

for (const [theme, selector] of [
  ["light", ":root {"],
  ["as the phone wishes dark", ':root:not([data-t="l"]) {'],
  ["as the reader wishes dark", ':root[data-t="d"] {'],
] as const) {
  test(`every text can be read in sunlight, at 7:1, and every box seen, at 3:1: ${theme}`, () => {
    const colour = coloursAfter(selector);
    for (const [text, on] of pairs) {
      for (const ground of on) {
        const ratio = contrast(colour(text), colour(ground));
        assert.ok(ratio >= 7, `${text} on ${ground}: ${ratio.toFixed(2)}`);
      }
    }
    for (const ground of grounds) assert.ok(contrast(colour("ctl"), colour(ground)) >= 3);
  });
}

function coloursAfter(selector: string): (name: string) => string {
  const block = tokens.slice(tokens.indexOf(selector)).split("}")[0] ?? "";
  return (name) => {
    const found = new RegExp(`--${name}: #([0-9a-f]+);`).exec(block)?.[1];
    assert.ok(found, `${selector} has no --${name}`);
    return found.length === 3 ? found.replace(/./g, "$&$&") : found;
  };
}

/** WCAG 2.2, contrast ratio of two colours. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
