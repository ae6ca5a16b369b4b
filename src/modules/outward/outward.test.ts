import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { gistOf } from "#modules/posts";
import { BASE_URL, makeWorld } from "../../../tests/world.ts";

import { toPoster } from "./poster.ts";

const world = await makeWorld();
const siti = await world.person("siti", { name: "Siti <Rahmah>" });
const guest = world.guest();

test("a feed reader gets what someone said to everyone, and 304 while nothing is new", async () => {
  const said = await world.says(siti, "Besok kerja bakti #gotongroyong di balai RW.\n\nBawa sapu & cangkul <ya>");
  await world.says(siti, "Hanya pengikut", { audience: "followers" });
  await world.says(siti, "Isi rahasia cerita", { warning: "Akhir film" });
  const answer = await guest.get("/@siti/feed.atom");
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("Content-Type") ?? "", /^application\/atom\+xml/);
  assert.match(answer.text, new RegExp(`<id>${BASE_URL}/p/${said.id}</id>`));
  assert.match(answer.text, /<name>Siti &lt;Rahmah&gt;<\/name>/);
  assert.match(answer.text, /href=&quot;http:\/\/localhost:3000\/tags\/gotongroyong&quot;/, "links are whole");
  assert.match(answer.text, /<title>Akhir film<\/title>/);
  assert.doesNotMatch(answer.text, /Hanya pengikut|Isi rahasia/);
  const again = await guest.get("/@siti/feed.atom", { "If-None-Match": answer.headers.get("ETag") ?? "" });
  assert.equal(again.status, 304);
  assert.equal(again.text, "");
  await world.says(siti, "Ada yang baru");
  assert.equal(
    (await guest.get("/@siti/feed.atom", { "If-None-Match": answer.headers.get("ETag") ?? "" })).status,
    200,
  );
  const json = JSON.parse((await guest.get("/tags/gotongroyong/feed.json")).text);
  assert.equal(json.version, "https://jsonfeed.org/version/1.1");
  assert.equal(json.items[0].id, `${BASE_URL}/p/${said.id}`);
});

test("XSS-16 Other sinks: whatever a post says, its feed stays well-formed", async () => {
  const wild = "]]> </content><script>alert(1)</script> \u{1F33E} \uFFFE \uFFFF \u2028 akhir";
  await world.says(siti, wild);
  const { text } = await guest.get("/@siti/feed.atom");
  assert.doesNotMatch(text, /<script|<\/content><script|\uFFFE|\uFFFF/);
  assert.equal(text.split("<entry>").length, text.split("</entry>").length);
  assert.doesNotThrow(() => JSON.parse(JSON.stringify(text)));
});

test("another site can show a post in a frame, where nothing can be pressed and no cookie counts", async () => {
  const post = await world.says(siti, "Selamat pagi, tetangga");
  const oembed = await guest.get(`/oembed?url=${encodeURIComponent(`${BASE_URL}/p/${post.id}`)}&maxwidth=300`);
  const { html, width, type } = JSON.parse(oembed.text);
  assert.deepEqual([type, width], ["rich", 300]);
  assert.match(html, new RegExp(`^<iframe src="${BASE_URL}/p/${post.id}/embed" [^<>]*></iframe>$`));
  const page = await siti.get(`/p/${post.id}/embed`);
  assert.match(page.text, /Selamat pagi, tetangga/);
  assert.doesNotMatch(page.text, /<form|<button|<script|<input/);
  assert.match(page.headers.get("Content-Security-Policy") ?? "", /frame-ancestors \*$/);
  assert.equal(page.headers.get("X-Frame-Options"), null);
  const hidden = await world.says(siti, "Untuk warga saja", { audience: "local" });
  assert.equal((await siti.get(`/p/${hidden.id}/embed`)).status, 404, "also for who may see it");
  for (const url of ["https://lain.example/p/1", `${BASE_URL}/p/x`, `${BASE_URL}/settings`, "tidak"])
    assert.equal((await guest.get(`/oembed?url=${encodeURIComponent(url)}`)).status, 404, url);
  assert.equal((await guest.get("/oembed?format=xml&url=x")).status, 501);
});

test("a link sent to a neighbour comes with a drawn card that says it all", async () => {
  const post = await world.says(siti, "Kerja bakti Sabtu 06.30 di balai RW. Bawa cangkul & sapu <b>ya</b>!");
  const page = (await guest.get(`/p/${post.id}`)).text;
  const head = page.slice(0, page.indexOf("</head>"));
  assert.match(head, /property="og:title" content="Siti &lt;Rahmah&gt; · Sukamaju"/);
  assert.match(head, /property="og:locale" content="id_ID"/);
  const image =
    /property="og:image" content="http:\/\/localhost:3000(\/p\/\d+\/card\.png\?v=\w+)"/.exec(head)?.[1] ?? "";
  const answer = await world.app.request(image, {}, { incoming: { socket: { remoteAddress: "127.0.0.1" } } });
  const png = Buffer.from(await answer.arrayBuffer());
  const { format, width, height } = await sharp(png).metadata();
  assert.deepEqual([format, width, height], ["png", 1200, 630]);
  assert.ok(png.length <= 60_000, `${png.length} bytes`);
  const { channels } = await sharp(png).stats();
  assert.ok((channels[0]?.stdev ?? 0) > 10, "there are letters on it");
  assert.doesNotMatch((await guest.get("/")).text, /og:/, "only permalinks pay for it");
});

test("someone prints a poster with their own words and a code that leads to the post", async () => {
  const post = await world.says(siti, "Posyandu Melati buka hari Rabu. Timbang balita dan imunisasi. Gratis.");
  const page = await guest.get(`/p/${post.id}/poster?when=Rabu%2008.00&where=%3Cb%3EBalai`);
  assert.match(page.text, /<h2 dir="auto">Posyandu Melati buka hari Rabu\.<\/h2>/);
  assert.match(page.text, /Rabu 08\.00/);
  assert.match(page.text, /&lt;b&gt;Balai/);
  assert.match(page.text, /<svg role="img" aria-label="[^"]+" class="qr"/);
  const card = { html: "<p>x</p>", warning: "" } as Parameters<typeof toPoster>[0];
  const poster = toPoster(card, { title: "a".repeat(9999), text: "1\n2\n3\n4\n5" });
  assert.deepEqual([poster.title.length, poster.text], [60, "1\n2\n3"]);
});

test("the beginning of a post is cut between words", () => {
  assert.equal(gistOf({ html: "<p>satu dua tiga &amp; empat</p>", warning: "" }, 15), "satu dua tiga…");
  assert.equal(gistOf({ html: "<p>pendek</p>", warning: "" }, 15), "pendek");
  assert.equal(gistOf({ html: "<p>isi</p>", warning: "Awas" }, 15), "Awas");
});

test("another program reads who wrote what and when from the page itself (microformats2)", async () => {
  const post = await world.says(siti, "Panen bawang hari ini #panen");
  for (const path of [`/p/${post.id}`, `/p/${post.id}/embed`, "/@siti"]) {
    const { text } = await guest.get(path);
    const entry = /<article class="[^"]*\bh-entry\b[^"]*".*?<\/article>/s.exec(text)?.[0] ?? "";
    assert.match(entry, /<a class="p-author h-card" href="[^"]*\/@siti"/, path);
    assert.match(entry, /class="p-name">Siti &lt;Rahmah&gt;</, path);
    assert.match(entry, new RegExp(`<a class="[^"]*\\bu-url\\b[^"]*" href="[^"]*/p/${post.id}"`), path);
    assert.match(entry, /<time class="dt-published" datetime="\d{4}-\d\d-\d\d/, path);
    assert.match(entry, /<div class="[^"]*\be-content\b/, path);
  }
  assert.match((await guest.get("/@siti")).text, /<section class="h-card">.*<h1 class="p-name"/s);
});
