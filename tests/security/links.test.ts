import assert from "node:assert/strict";
import { test } from "node:test";
import type { Context } from "#platform/context";
import { fetchLink } from "../../src/modules/posts/fetch-link.ts";
import { titleOf } from "../../src/modules/posts/title-of.ts";
import { makeWorld } from "../world.ts";
import { html, openInternet } from "./outside.ts";

const world = await makeWorld();
const internet = await openInternet();
const { canary, origin, pages, asked } = internet;
(world.ctx as { outside?: Context["outside"] }).outside = internet.see(world.ctx).outside;
const siti = await world.person("siti");
const tono = await world.person("tono");

let nth = 0;
/** Posts a link to a page with this head, and gives the card that came of it. */
async function cardOf(
  head: string,
  headers: Record<string, string> = {},
): Promise<{ id: string; card: string; text: string }> {
  const path = `/halaman${++nth}`;
  pages.set(path, html(head, headers));
  const post = await world.says(siti, `Baca ${origin}${path}`);
  await rest();
  await world.settle();
  const { text } = await tono.get(`/p/${post.id}`);
  return { id: post.id, card: /<a class="card".*?<\/a>/s.exec(text)?.[0] ?? "", text };
}
/** Lets every server be asked at once, and brings forward what waits. */
async function rest(): Promise<void> {
  await world.pool.query("delete from link_hosts");
  await world.pool.query("update graphile_worker._private_jobs set run_at = now()");
}
const title = (text: string, type = "text/html") => titleOf(Buffer.from(text), type);

test("a post names the page its first link leads to, by title and true host, and loads nothing of it", async () => {
  const { card, text } = await cardOf(
    `<html><head><title>Jadwal  posyandu\n RW 04</title><meta property="og:site_name" content="Bank Rakyat"></head>`,
  );
  assert.match(card, /<b dir="auto">Jadwal posyandu RW 04<\/b> <bdi>desa\.example:\d+<\/bdi>/);
  assert.match(card, /rel="nofollow noopener ugc"/);
  assert.doesNotMatch(text, /Bank Rakyat/);
  assert.match((await world.guest().get("/community")).text, /Jadwal posyandu RW 04/);
});

test("XSS-03 Of a page only words are taken: no HTML, no address, no frame, whatever it says of itself", async () => {
  const bait = `<script>window.__pwn=1</script><img src=x onerror=1>`;
  const { card, text } = await cardOf(
    `<head><title>&lt;img src=x onerror=1&gt; " onmouseover='1</title><link rel="alternate" type="application/json+oembed" href="/oembed.json">
    <meta property="og:title" content="&lt;/b&gt;${bait.replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"><meta property="og:url" content="javascript:1">
    <meta property="og:video" content="https://video.example/frame"></head>`,
  );
  pages.set("/oembed.json", html(`{"type":"rich","html":"<iframe srcdoc='x'></iframe>","provider_name":"\\"><b>"}`));
  assert.ok(card);
  assert.doesNotMatch(text, /<script>|<img|<iframe|<[^>]*\son\w+=|javascript:|video\.example/);
  assert.ok(!asked.some(({ path }) => path === "/oembed.json"));
});

test("SSRF-08 Addresses within a page are not followed: pictures, icons, films, frames, canonical links", async () => {
  const inside = `http://127.0.0.1:${canary.port}/`;
  const { card } = await cardOf(
    `<head><title>Berita</title><meta property="og:image" content="${inside}"><meta name="twitter:image" content="${inside}">
    <link rel="icon" href="${inside}"><link rel="canonical" href="${inside}"><base href="${inside}"><meta http-equiv="refresh" content="0;url=${inside}">
    <link rel="alternate" type="application/json+oembed" href="${inside}"></head><body><video poster="${inside}"></video>`,
  );
  assert.match(card, /Berita/);
  assert.doesNotMatch(card, /<img|127\.0\.0\.1/);
  assert.equal(canary.hits, 0);
});

test("SSRF-01 A link in a post to an address of a network of one's own asks nobody", async () => {
  for (const url of [
    `http://127.0.0.1:${canary.port}/`,
    `http://localhost:${canary.port}/a`,
    `http://0x7f000001:${canary.port}/`,
    `http://[::1]:${canary.port}/`,
  ]) {
    await world.says(siti, `Lihat ${url}`);
    await rest();
    await world.settle();
  }
  assert.equal(canary.hits, 0);
  const { rows } = await world.pool.query("select max(tries)::int as tries from links where url like '%127.0.0.1%'");
  assert.equal(rows[0].tries, 1, "what must not be asked is not tried again");
});

test("DOS-14 However many posts link to a page, it is asked once a day, and one server is asked one thing at a time", async () => {
  let [now, most] = [0, 0];
  const slow = (_: unknown, response: import("node:http").ServerResponse) => {
    most = Math.max(most, ++now);
    setTimeout(() => {
      now--;
      response.writeHead(200, { "content-type": "text/html" }).end("<title>Pelan</title>");
    }, 100);
  };
  for (const path of ["/satu", "/dua", "/tiga"]) pages.set(path, slow);
  asked.length = 0;
  for (let turn = 0; turn < 100; turn++)
    await world.says(turn % 2 ? siti : tono, `Baca ${origin}/satu ${origin}/dua ${origin}/tiga dan ${origin}/empat`);
  await rest();
  const { rows } = await world.pool.query("select id from links where url like '%/satu'");
  await Promise.all(Array.from({ length: 20 }, () => fetchLink(world.ctx, rows[0].id)));
  await world.settle();
  assert.deepEqual(
    asked.map(({ path }) => path),
    ["/satu"],
    "the first link alone is asked",
  );
  for (const path of ["/dua", "/tiga"]) await world.says(siti, `${origin}${path}`);
  await rest();
  const { rows: both } = await world.pool.query("select id from links where url like '%/dua' or url like '%/tiga'");
  await Promise.all(both.map(({ id }) => fetchLink(world.ctx, id)));
  assert.equal(most, 1);
});

test("DOS-14 A server that asks for rest is left alone as long as it says, one that fails is asked three times", async () => {
  pages.set("/sibuk", (_, response) => void response.writeHead(429, { "retry-after": "3600" }).end());
  for (let turn = 0; turn < 3; turn++) {
    await rest();
    await world.settle();
  }
  await rest();
  await world.says(siti, `${origin}/sibuk`);
  await world.settle();
  const { rows } = await world.pool.query("select extract(epoch from free_at - now())::int as left from link_hosts");
  assert.ok(rows[0].left > 3500);
  pages.set("/rusak", (_, response) => void response.writeHead(500).end());
  asked.length = 0;
  await world.says(siti, `${origin}/rusak`);
  for (let turn = 0; turn < 6; turn++) {
    await world.pool.query("update links set next_try_at = now() where url like '%/rusak' and tries < 3");
    await rest();
    await world.settle();
  }
  assert.equal(asked.filter(({ path }) => path === "/rusak").length, 3);
});

test("a message keeps its links to itself, and so does a link within the community", async () => {
  asked.length = 0;
  pages.set("/sekali-pakai", html("<title>Atur ulang sandi</title>"));
  await world.says(siti, `@tono ini ${origin}/sekali-pakai`, { audience: "direct" });
  await world.says(siti, "Lihat http://localhost:3000/community");
  await rest();
  await world.settle();
  assert.deepEqual(asked, []);
});

test("DOS-01 A hostile page of a megabyte is read in a moment", () => {
  for (const piece of [
    "<a ",
    '<link rel="alternate" a="',
    "<title>",
    "<meta property='og:title' content=\"",
    "<!--",
    "<![CDATA[",
    "&",
    "<title>a",
    "charset=",
  ]) {
    const start = performance.now();
    title(piece.repeat(Math.floor(1_000_000 / piece.length)));
    assert.ok(performance.now() - start < 1000, piece);
  }
});

test("a title is one line of visible letters of at most two hundred, in the letters of its page", () => {
  assert.equal(title("<title>Kab\u202eupaten\u200b \u0000Bandung</title>"), "Kab upaten Bandung");
  assert.equal(title(`<title>a${"\u0301".repeat(500)}b</title>`).length <= 4, true);
  assert.ok([...title(`<title>${"panjang ".repeat(200)}</title>`)].length <= 200);
  assert.equal(titleOf(Buffer.from("<title>caf\xe9</title>", "latin1"), "text/html; charset=iso-8859-1"), "café");
  assert.equal(titleOf(Buffer.from("<title>a</title>"), "text/html; charset=takada"), "a");
  assert.equal(title("<body><svg><title>Gambar</title></svg>"), "");
  assert.equal(title("<title></title>"), "");
});
