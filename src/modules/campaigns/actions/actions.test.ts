import assert from "node:assert/strict";
import { test } from "node:test";
import { makesGroup } from "../../../../tests/signing.ts";
import { makeWorld, type Person } from "../../../../tests/world.ts";
import { publishDemand } from "../demands/publish-demand.ts";
import type { DemandDraft } from "../demands/rules.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono, lurah] = [await world.person("siti"), await world.person("tono"), await world.person("lurah")];
const { rows: offices } = await pool.query<{ id: string }>(
  "insert into addressees (name, kind) values ('Kantor Desa', 'village') returning id",
);
const office = offices[0] ?? { id: "" };
await pool.query("insert into addressee_members values ($1, $2, 'administrator')", [office.id, lurah.account.id]);
const draft: DemandDraft = {
  kind: "petition",
  title: "Jembatan <putus>",
  what: "Jembatan di dusun dua putus sejak hujan.",
  ask: "Perbaiki sebelum panen.",
  place: "Dusun dua",
  addressee: office,
};
const ask = (person: Person, more: Partial<DemandDraft> = {}) =>
  publishDemand(ctx, person.account, { ...draft, ...more });
const demand = await ask(siti);
const at = `/demands/${demand.id}`;

test("from a demand one comes to what can be done: a story, a letter, a poster, a message, a counter", async () => {
  assert.match((await tono.get(at)).text, new RegExp(`href="${at}/actions"`));
  for (const person of [world.guest(), tono]) {
    const page = await person.get(`${at}/actions`);
    assert.equal(page.status, 200);
    for (const href of [`/p/${demand.post_id}/reply`, `${at}/letter`, `${at}/poster`])
      assert.match(page.text, new RegExp(`href="${href}"`));
    assert.match(page.text, /href="https:\/\/wa\.me\/\?text=\*Jembatan/);
    assert.match(page.text, /https:\/\/t\.me\/share\/url\?url=http/);
    assert.match(page.text, /&lt;iframe src=/);
  }
});

test("the message for WhatsApp says what, where and how to sign", async () => {
  const page = (await tono.get(`${at}/actions`)).text;
  const [, text = ""] = /wa\.me\/\?text=([^"]+)"/.exec(page) ?? [];
  const said = decodeURIComponent(text);
  assert.equal(
    said,
    `*Jembatan <putus>*\n\nPerbaiki sebelum panen.\n\nTempat: Dusun dua\n\nBaca dan dukung: http://localhost:3000${at}`,
  );
});

test("a letter to the addressee is drafted; its words are changed, printed, and carried away as a PDF", async () => {
  const page = await tono.get(`${at}/letter`);
  assert.match(page.text, /Kantor Desa/);
  assert.match(page.text, /Dengan hormat,.*Jembatan di dusun dua.*Perbaiki sebelum panen\./s);
  const changed = new URLSearchParams({ text: "Tolong segera.\r\nSaya tunggu", from: "Tono, RT 02" });
  assert.match((await tono.get(`${at}/letter?${changed}`)).text, /Tolong segera\.\nSaya tunggu.*Tono, RT 02/s);
  const pdf = await tono.get(`${at}/letter.pdf?${changed}`);
  assert.equal(pdf.headers.get("Content-Type"), "application/pdf");
  assert.match(pdf.bytes.toString("latin1"), /^%PDF-1\.4.*\(Tolong segera\.\) '\n\(Saya tunggu\) '.*%%EOF\n$/s);
  const other = (await tono.get(`${at}/letter?${new URLSearchParams({ text: "ꦲꦏ꧀ꦱꦫ" })}`)).text;
  assert.doesNotMatch(other, /letter\.pdf/, "what our PDF cannot say is printed from the page");
  const long = await tono.get(`${at}/letter?text=${"a".repeat(5000)}`);
  assert.match(long.text, /a{2999}…/);
});

test("a poster holds title, three lines, place and a code that opens the demand, on A4 or A5", async () => {
  const page = (await world.guest().get(`${at}/poster`)).text;
  assert.match(page, /class="poster"/);
  assert.match(
    page,
    /Jembatan &lt;putus&gt;.*Perbaiki sebelum panen.*<b>Dusun dua<\/b>.*<svg.*localhost:3000\/demands/s,
  );
  const changed = new URLSearchParams({ text: "satu\ndua\ntiga\nkelebihan", size: "a5" });
  const other = (await world.guest().get(`${at}/poster?${changed}`)).text;
  assert.match(other, /class="poster a5"/);
  assert.doesNotMatch(other, /kelebihan/);
});

test("another site shows the counter in a frame or as a picture: light, the same for all, each tier for itself", async () => {
  await pool.query(
    `insert into signatures (demand_id, tier, state, version, account_id, name) values ($1, 'member', 'valid', 1, $2, 'Tono')`,
    [demand.id, tono.account.id],
  );
  await pool.query("delete from signature_counts");
  await pool.query("insert into signature_counts values ($1, 'member', 0, 1200), ($1, 'paper', 3, 41)", [demand.id]);
  const own = await siti.get(`${at}/embed`, { "Accept-Language": "en" });
  const guest = await world.guest().get(`${at}/embed`);
  assert.equal(own.text, guest.text);
  assert.ok(own.bytes.length <= 3000, `${own.bytes.length} bytes`);
  assert.match(own.text, /Anggota<\/dt><dd><b>1\.200<\/b>.*Di kertas<\/dt><dd><b>41<\/b>/s);
  assert.doesNotMatch(own.text, /1\.241|<script|<form/);
  assert.match(own.headers.get("Content-Security-Policy") ?? "", /frame-ancestors \*/);
  assert.equal(own.headers.get("X-Frame-Options"), null);
  assert.doesNotMatch(own.headers.get("Vary") ?? "", /Cookie/);
  const picture = await world.guest().get(`${at}/counter.svg`);
  assert.equal(picture.headers.get("Content-Type"), "image/svg+xml; charset=utf-8");
  assert.equal(picture.headers.get("Cross-Origin-Resource-Policy"), "cross-origin");
  assert.match(picture.text, /Jembatan &#60;putus&#62;.*Anggota.*1\.200.*Di kertas.*41/s);
  assert.doesNotMatch(picture.text, /<putus>|1\.241/);
});

test("nothing is done in public for a confidential demand, nor leaves the house of one in a private group", async () => {
  const secret = await ask(siti, { openness: "confidential" });
  const group = await makesGroup(world, "ibu", "private");
  await pool.query("insert into group_members (group_id, account_id, state) values ($1, $2, 'member')", [
    group.id,
    siti.account.id,
  ]);
  const inner = await ask(siti, { group });
  const pages = ["actions", "letter", "letter.pdf", "poster", "embed", "counter.svg"];
  for (const page of pages) {
    for (const person of [siti, lurah, tono, world.guest()])
      assert.equal((await person.get(`/demands/${secret.id}/${page}`)).status, 404, `${page} of a confidential one`);
    for (const person of [tono, world.guest()])
      assert.equal((await person.get(`/demands/${inner.id}/${page}`)).status, 404, `${page} of a private one`);
  }
  assert.doesNotMatch((await siti.get(`/demands/${secret.id}`)).text, /\/actions/);
  assert.doesNotMatch((await siti.get(`/demands/${inner.id}/actions`)).text, /wa\.me|iframe|poster/);
  for (const page of ["poster", "embed", "counter.svg"])
    assert.equal((await siti.get(`/demands/${inner.id}/${page}`)).status, 404);
});
