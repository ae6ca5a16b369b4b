import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { markUp, markUpLine } from "#platform/marked-text";

const known = new Set(["siti", "a", "form"]);

/** The tags of a piece of HTML with their attributes, and what stands between them. Throws on any sign that belongs to neither. */
function read(html: string): { tags: { name: string; attributes: Record<string, string> }[]; words: string } {
  const tags: { name: string; attributes: Record<string, string> }[] = [];
  const words = html.replace(
    /<(\/?)([a-z]+)((?: [a-z]+="[^"<>]*")*)>/g,
    (_, slash: string, name: string, rest: string) => {
      const attributes = Object.fromEntries(
        [...rest.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]),
      );
      if (!slash) tags.push({ name, attributes });
      return "";
    },
  );
  assert.doesNotMatch(words, /[<>"']/, html);
  assert.doesNotMatch(words, /&(?!(?:amp|lt|gt|quot|#39);)/, html);
  return { tags, words };
}

const decoded = (text: string) =>
  text
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");

function check(html: string, allowed: readonly string[]): void {
  for (const { name, attributes } of read(html).tags) {
    assert.ok(allowed.includes(name), `<${name}> in ${html}`);
    if (name !== "a") assert.deepEqual(attributes, {});
    else {
      const href = decoded(attributes["href"] ?? "");
      assert.match(href, /^(https?:\/\/[^\s/]|\/@[a-z0-9_]{2,30}$|\/tags\/[^/?#]+$)/, html);
      const isOurs = href.startsWith("/");
      assert.deepEqual(Object.keys(attributes).sort(), isOurs ? ["href"] : ["href", "rel"]);
      if (!isOurs) assert.equal(attributes["rel"], "nofollow noopener ugc");
    }
  }
}

const pieces = fc.constantFrom(
  "<script>",
  "</p>",
  "<p>",
  "<a href=",
  "javascript:",
  "JaVaScRiPt:",
  "data:text/html,",
  "vbscript:",
  "//evil.test",
  "https://",
  "http://a.id/",
  "www.a.id",
  "a@b.id",
  "@siti",
  "@",
  "#tag",
  "#",
  "#<b>",
  "&lt;",
  "&#x3c;",
  "&amp;",
  '"',
  "'",
  "`",
  "<",
  ">",
  "/",
  "\\",
  "=",
  " onerror=1",
  "\n",
  "\n\n",
  "\u2028",
  "\u202e",
  "\u200b",
  "\u0000",
  "\u0001",
  "%22%3e",
  "%0d%0a",
  ":",
  "(",
  ")",
  "[",
  "]",
  "{{",
  "${",
  "]]>",
  "<!--",
  "-->",
  "<svg/onload=1>",
  "<math>",
  "<style>",
  "<title>",
  "a.id",
  "xn--",
  "é",
  "𐐀",
  "аррӏе.com",
);
const texts = fc.oneof(
  fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 8 }), fc.string({ unit: "binary", maxLength: 4 })), {
      maxLength: 24,
    })
    .map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

test("XSS-12 Whatever a person writes, the page holds only paragraphs, line ends and links to safe places, and every other sign as text", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const well = text.toWellFormed();
      check(markUp(well, known), ["p", "br", "a"]);
      check(markUpLine(well), ["a", "br"]);
    }),
    { numRuns: 4000 },
  );
});

test("XSS-12 Signs that mean something in HTML come out as they went in, once and not twice", () => {
  const plain = fc
    .array(fc.constantFrom("<", ">", "&", '"', "'", "a", " ", "&amp;", "&lt;", "<b>", "é"), { maxLength: 30 })
    .map((parts) => parts.join(""));
  fc.assert(fc.property(plain, (text) => decoded(read(markUp(text, new Set())).words) === text.trim()));
});

const schemes = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "&#x6a;avascript:alert(1)",
  "data:text/html,<script>1</script>",
  "vbscript:1",
  "blob:https://a.id/1",
  "file:///etc/passwd",
  "intent://a.id#Intent;end",
  "//evil.test",
  "ftp://a.id/",
  "mailto:a@b.id",
  "https:evil.test",
  "https:///evil.test/",
  "view-source:https://a.id",
  "https://user:pass@evil.test/",
  "https://bank.test@evil.test/",
  "tel:112",
  "javascript://a.id/%0aalert(1)",
  "http://javascript:alert(1)/",
];

test("XSS-11 Only http and https become links, and none with a name or password before the host", () => {
  for (const text of schemes) {
    for (const html of [markUp(text, known), markUpLine(text)]) {
      check(html, ["p", "br", "a"]);
      for (const { attributes } of read(html).tags) {
        const { href } = attributes;
        if (!href) continue;
        const url = new URL(decoded(href), "https://own.test");
        assert.ok(["http:", "https:"].includes(url.protocol), text);
        assert.equal(url.username + url.password, "", text);
      }
    }
  }
  assert.match(
    markUp("lihat https://a.id/b.", known),
    /<a href="https:\/\/a\.id\/b" rel="nofollow noopener ugc">a\.id\/b<\/a>\./,
  );
});

test("XSS-13 A link's words begin with the host it leads to, letters that imitate others written as Punycode", () => {
  const links = fc.tuple(
    fc.constantFrom("https://", "http://", ""),
    fc.constantFrom(
      "a.id",
      "аррӏе.com",
      "xn--80ak6aa92e.com",
      "bank.test.evil.id",
      "ⓔxample.com",
      "a\u200b.id",
      "faß.de",
      "evil.id",
    ),
    fc.constantFrom("", "/", "/https://bank.id", "/?u=bank.id", "#bank.id", "/%2e%2e", "/\u202eknab"),
  );
  fc.assert(
    fc.property(links, fc.constantFrom("", "https://bank.id ", "\u202e"), ([scheme, host, path], before) => {
      for (const [, href = "", words = ""] of markUp(before + scheme + host + path, known).matchAll(
        /<a href="(https?:[^"]*)"[^>]*>([^<]*)<\/a>/g,
      )) {
        const url = new URL(decoded(href));
        assert.ok(
          decoded(words) === url.host || new RegExp(`^${url.host.replaceAll(".", "\\.")}[/?#]`).test(decoded(words)),
          `${words} leads to ${href}`,
        );
        assert.match(url.host, /^[a-z0-9.:[\]-]+$/);
        assert.doesNotMatch(decoded(words), /[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/);
      }
    }),
  );
});

test("XSS-17 No text gives anything an id, a name or a class", () => {
  for (const text of [
    "<a id=csrf name=csrf>",
    '<form id="app">',
    "#main",
    "#reply",
    "<img name=body>",
    "@main #__proto__",
  ]) {
    assert.doesNotMatch(markUp(text, known).replaceAll(/&[a-z#0-9]+;/g, ""), /<[^>]*\b(id|name|class|style)=/);
  }
});
