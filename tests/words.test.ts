import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { IntlMessageFormat } from "intl-messageformat";

const root = join(import.meta.dirname, "..");
type Catalogue = Record<string, string>;
const read = (file: string): Catalogue => JSON.parse(readFileSync(join(root, file), "utf8"));
const indonesian = globSync("src/**/locales/*id.json", { cwd: root }).sort();
const englishOf = (file: string) => join(dirname(file), basename(file).replace("id.json", "en.json"));
/** The names of the values a message takes. */
const valuesOf = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)/g)].map(([, name]) => name))]
    .filter((name) => !/^\d+$/.test(name ?? ""))
    .sort();

test("every word stands in both languages, with the same values", () => {
  assert.ok(indonesian.length >= 5);
  for (const file of indonesian) {
    const [id, en] = [read(file), read(englishOf(file))];
    assert.deepEqual(Object.keys(id).sort(), Object.keys(en).sort(), file);
    for (const [key, message] of Object.entries(id)) {
      assert.notEqual(message.trim(), "", `${file} ${key}`);
      if (!message.includes("plural"))
        assert.deepEqual(
          valuesOf(message),
          valuesOf((en[key] ?? "").replace(/\{(\w+), plural.*\}\}/, "{$1}")),
          `${file} ${key}`,
        );
    }
  }
});

test("every message is well-formed ICU MessageFormat", () => {
  for (const [locale, files] of [
    ["id", indonesian],
    ["en", indonesian.map(englishOf)],
  ] as const) {
    for (const file of files)
      for (const message of Object.values(read(file)))
        assert.doesNotThrow(() => new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }), message);
  }
});

test("sentences are short: at most 20 words in Indonesian", () => {
  for (const file of indonesian) {
    for (const [key, message] of Object.entries(read(file))) {
      for (const sentence of message.split(/[.!?:;](?:\s|$)/)) {
        const words = sentence.split(/\s+/).filter(Boolean).length;
        assert.ok(words <= 20, `${file} ${key}: ${words} words`);
      }
    }
  }
});

test("no jargon where people have a word of their own", () => {
  const jargon =
    /\b(federasi|boost|instance|moderator|timeline|thread|login|logout|password|username|follow|posting)\b/i;
  for (const file of indonesian)
    for (const [key, message] of Object.entries(read(file))) assert.doesNotMatch(message, jargon, `${file} ${key}`);
});

test("every complaint a form can make is said in words", () => {
  const said = new Set(Object.keys(read("src/ui/locales/complaints.id.json")));
  const forApps = Object.keys(read("src/modules/mastodon-api/locales/id.json"));
  const sources = globSync("src/**/*.{ts,tsx}", { cwd: root }).map(
    (file) => [file, readFileSync(join(root, file), "utf8")] as const,
  );
  const codesIn = (text: string) => [
    ...[...text.matchAll(/new Invalid\(\{ \w+: "(\w+)" \}\)/g)].map(([, code]) => code ?? ""),
    ...[...text.matchAll(/z\s*\.string\("(\w+)"\)/g)].map(([, code]) => code ?? ""),
    ...[...text.matchAll(/, "(required|tooLong|unknownChoice|handleShape|handleTaken|passphraseShort)"\)/g)].map(
      ([, code]) => code ?? "",
    ),
  ];
  // What only apps are told is said in the words of the API.
  const codes = sources.flatMap(([file, text]) =>
    codesIn(text).filter((code) => !file.startsWith("src/modules/mastodon-api/") || !forApps.includes(code)),
  );
  assert.ok(codes.length > 20);
  assert.deepEqual(
    codes.filter((code) => !said.has(code)),
    [],
  );
});
