import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { escape, markUp, readMarks } from "./marked-text.ts";

const known = new Set(["siti"]);

test("links, mentions of people who exist and tags become live, all else stays words", () => {
  assert.equal(
    markUp("Halo @siti dan @entah, lihat https://desa.example/kas. #Posyandu #123", known),
    '<p>Halo <a href="/@siti">@siti</a> dan @entah, lihat <a href="https://desa.example/kas" rel="nofollow noopener ugc">desa.example/kas</a>. <a href="/tags/posyandu">#Posyandu</a> #123</p>',
  );
});

test("blank lines part paragraphs and line ends stay", () => {
  assert.equal(markUp("satu\ndua\n\ntiga", known), "<p>satu<br>dua</p><p>tiga</p>");
});

test("a link shows where it leads, international letters as Punycode", () => {
  assert.match(markUp("https://bаnk.example/masuk", known), />xn--[a-z0-9-]+\.example\/masuk</);
  assert.doesNotMatch(markUp("javascript:alert(1) data:text/html,x vbscript:x //evil.test", known), /href/);
  assert.doesNotMatch(markUp("https://bank.test@evil.test/", known), /href="https:\/\/bank\.test@/);
});

test("an address or a link does not mention anyone", () => {
  assert.deepEqual(readMarks("surel siti@desa.id, https://x.example/@tono/#tag dan @Siti @siti"), {
    handles: ["siti"],
    tags: [],
    hrefs: ["https://x.example/@tono/#tag"],
  });
});

test("whatever someone writes, only p, br and a with safe addresses come out", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "<script>",
      '"',
      "'",
      "https://",
      "javascript:",
      "@siti",
      "#tani",
      "\n\n",
      "<img src=x onerror=1>",
      "&lt;",
      "www.",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const html = markUp(pieces.join(""), known);
      const rest = html.replace(
        /<\/?p>|<br>|<\/a>|<a href="(?:\/@[a-z0-9_]+|\/tags\/[^"<>]+)">|<a href="https?:\/\/[^"<>]+" rel="nofollow noopener ugc">/g,
        "",
      );
      assert.doesNotMatch(rest, /[<>"]/);
    }),
    { numRuns: 500 },
  );
});

test("escaping leaves nothing that ends an attribute or begins a tag", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => assert.doesNotMatch(escape(text), /[<>"']/)));
});

test("somebody at another server is named whole, and a member also with the name of this one", () => {
  const text = "Halo @Budi@Desa.test, @siti@balai.test. Lihat @entah@x.test:8443: dan @siti@lain.test!";
  const people = new Set(["siti", "budi@desa.test"]);
  assert.deepEqual(readMarks(text, "balai.test").handles, [
    "budi@desa.test",
    "siti",
    "entah@x.test:8443",
    "siti@lain.test",
  ]);
  assert.equal(
    markUp(text, people, "balai.test"),
    '<p>Halo <a href="/@budi@desa.test">@budi@desa.test</a>, <a href="/@siti">@siti</a>. Lihat @entah@x.test:8443: dan @siti@lain.test!</p>',
  );
  assert.deepEqual(readMarks("surel siti@desa.id dan @.@. @a@- @@x.test").handles, []);
});
