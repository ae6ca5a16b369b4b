import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { photo } from "../../../tests/photos.ts";
import { makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");

const addressesOf = (text: string) => [
  ...new Set([...text.matchAll(/\/media\/[0-9a-f]{32}-\d+\.(?:avif|webp)/g)].map(([one]) => one)),
];
const idOf = (location: string) => /\/(?:drafts|p)\/(\d+)/.exec(location)?.[1] ?? "";

test("photos sent with a new post are kept with a draft first, described there, and sent", async () => {
  const sent = await siti.sendFiles("/posts", { text: "Panen #padi", audience: "public" }, [
    await photo(),
    await photo("DUA.JPG"),
  ]);
  assert.equal(sent.status, 303);
  assert.match(sent.location, /^\/drafts\/\d+#pictures$/);
  const draft = `/drafts/${idOf(sent.location)}`;
  const page = await siti.get(draft);
  assert.match(page.text, /Panen #padi/);
  assert.equal((page.text.match(/Ceritakan isi foto \d/g) ?? []).length, 2);
  const [first, second] = [...page.text.matchAll(/name="picture_\d" value="(\d+)"/g)].map(([, id = ""]) => id);
  const fields = { text: "Panen #padi", audience: "public", picture_1: first ?? "", picture_2: second ?? "" };
  const stopped = await siti.post(draft, { ...fields, alt_1: "Ibu-ibu memanen padi", alt_2: "" });
  assert.equal(stopped.status, 422);
  assert.match(stopped.text, /Kirim tanpa keterangan/);
  assert.match(stopped.text, /Ibu-ibu memanen padi/);
  const published = await siti.post(draft, { ...fields, alt_1: "Ibu-ibu memanen padi", alt_2: "", asked: "on" });
  assert.match(published.location, /^\/p\/\d+$/);
  const shown = await tono.get(published.location);
  assert.match(shown.text, /alt="Ibu-ibu memanen padi"/);
  assert.match(shown.text, /alt="Foto 2, tanpa keterangan"/);
  const addresses = addressesOf(shown.text);
  assert.equal(addresses.length, 4);
  for (const address of addresses) {
    const file = await tono.get(address);
    assert.equal(file.status, 200);
    assert.ok(file.bytes.length <= 6000, `${address} has ${file.bytes.length} bytes`);
    const { width, format } = await sharp(file.bytes).metadata();
    assert.equal(width, 320);
    assert.equal(format === "heif" ? "avif" : format, address.split(".")[1]);
  }
  assert.equal((await siti.get(draft)).status, 404, "the draft is gone");
});

test("a photo may be sent without a word, moved and taken away before", async () => {
  const sent = await siti.sendFiles("/posts", { text: "", audience: "public" }, [
    await photo("a.png", 400, 300, "png"),
    await photo("b.webp", 500, 700, "webp"),
  ]);
  const draft = `/drafts/${idOf(sent.location)}`;
  const ids = async () =>
    [...(await siti.get(draft)).text.matchAll(/name="picture_\d" value="(\d+)"/g)].map(([, id = ""]) => id);
  const [one = "", two = ""] = await ids();
  const fields = { text: "", audience: "public", picture_1: one, picture_2: two, alt_1: "satu", alt_2: "dua" };
  assert.equal((await siti.post(draft, { ...fields, "do.up_2": "" })).status, 303);
  assert.deepEqual(await ids(), [two, one]);
  const more = await siti.sendFiles(draft, { ...fields, picture_1: two, picture_2: one, alt_1: "dua", alt_2: "satu" }, [
    await photo(),
  ]);
  assert.equal(more.status, 303);
  const [, , three = ""] = await ids();
  assert.equal((await siti.post(draft, { ...fields, picture_3: three, alt_3: "", "do.drop_3": "" })).status, 303);
  assert.deepEqual(await ids(), [two, one]);
  assert.match((await siti.get("/drafts")).text, /2 foto/);
  const published = await siti.post(draft, fields);
  assert.equal(published.status, 303);
  assert.equal((await tono.get(published.location)).status, 200);
  assert.equal((await siti.post("/posts", { text: "", audience: "public" })).status, 422, "nothing at all is no post");
});
