import assert from "node:assert/strict";
import { test } from "node:test";
import { roomOf, toPlain } from "../fit-message.ts";
import en from "./locales/en.json" with { type: "json" };
import id from "./locales/id.json" with { type: "json" };
import { words } from "./words.ts";

const link = `https://gaung.desa-sukamaju.id/r/${"x".repeat(16)}`;
const longest = (locale: "id" | "en") => ({
  number: "7Q4XK-2M9RD",
  status: "Dinyatakan selesai, menunggu kata warga",
  day: "28 November 2026",
  openness: words(locale)("openness.anonymous"),
  addressee: "x".repeat(30),
  title: "x".repeat(40),
  link,
  choices: words(locale)("categories")
    .split(" ")
    .map((name, index) => `${index + 1} ${name}`)
    .join(" "),
});

test("every answer of ours finds room in one SMS, with the longest words it may hold", () => {
  for (const [locale, all] of [
    ["id", id],
    ["en", en],
  ] as const)
    for (const key of Object.keys(all) as (keyof typeof id)[]) {
      const said = toPlain(words(locale)(key, longest(locale)));
      assert.ok(roomOf(said) <= 1, `${locale} ${key}: ${said.length}`);
    }
});

test("a question comes with what was wrong with the answer before, and the number with how to ask after it and its link", () => {
  for (const locale of ["id", "en"] as const) {
    const t = (key: keyof typeof id) => words(locale)(key, longest(locale));
    for (const question of ["category", "since", "ask"] as const) {
      const complaint = question === "ask" ? "mustSay" : (`wrong.${question}` as const);
      assert.ok(roomOf(`${t(complaint)} ${t(`ask.${question}`)}`) <= 1, question);
    }
    assert.ok(roomOf(`${t("now.confidential")} ${t("check")}`) <= 1);
    assert.ok(roomOf(`${t("sentHeld")} ${t("askStatus")} ${t("openLink")}`) <= 1);
    assert.ok(roomOf(`${t("ask.evidence")} ${t("photo")}`) <= 1);
  }
});
