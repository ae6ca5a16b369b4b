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
  assert.ok(addresses.length >= 2);
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

test("a message and a story may be a photo alone, with words for it", async () => {
  const started = await siti.post("/messages", { to: "tono", text: "Halo" });
  const conversation = /\/messages\/\d+/.exec(started.location)?.[0] ?? "";
  assert.equal((await tono.post(`${conversation}/acceptance`)).status, 303);
  const said = await siti.sendFiles(`${conversation}/posts`, { text: "", alt: "Jalan rusak di RW 04" }, [
    await photo(),
  ]);
  assert.equal(said.status, 303);
  assert.match((await tono.get(conversation)).text, /alt="Jalan rusak di RW 04"/);
  assert.match((await tono.get("/messages")).text, /Foto/);
  assert.equal((await siti.post(`${conversation}/posts`, { text: "", alt: "" })).status, 422);
  const told = await siti.sendFiles("/stories", { text: "", alt: "Panen", audience: "local" }, [await photo()]);
  assert.equal(told.status, 303);
  const story = await tono.get(told.location);
  assert.match(story.text, /alt="Panen"/);
  const [address = ""] = addressesOf(story.text);
  assert.equal((await tono.get(address)).status, 200);
  assert.equal((await world.guest().get(address)).status, 404, "no story is for guests, nor is its photo");
  await world.pool.query("update stories set expires_at = now() - interval '1 minute'");
  assert.equal((await tono.get(address)).status, 404, "its day is over");
});

test("who saves data is shown boxes, who has Wi-Fi is shown faces and large photos", async () => {
  const sent = await siti.sendFiles("/posts", { text: "Pasar pagi", audience: "public", asked: "on" }, [await photo()]);
  const draft = `/drafts/${idOf(sent.location)}`;
  const id = /name="picture_1" value="(\d+)"/.exec((await siti.get(draft)).text)?.[1] ?? "";
  const { location } = await siti.post(draft, {
    text: "Pasar pagi",
    audience: "public",
    picture_1: id,
    alt_1: "Lapak sayur",
  });
  const guest = world.guest();
  const saving = await guest.get(location, { "Save-Data": "on" });
  assert.deepEqual(addressesOf(saving.text), []);
  assert.match(saving.text, /Lihat foto, \d+ KB/);
  assert.match(saving.text, /Lapak sayur/);
  assert.match((await guest.get(location)).text, /-320\.webp/);
  assert.equal(
    (await siti.sendFiles("/settings/pictures/avatar", {}, [await photo("saya.png", 200, 200, "png")])).status,
    303,
  );
  assert.equal((await siti.sendFiles("/settings/pictures/cover", {}, [await photo()])).status, 303);
  assert.equal((await siti.post("/settings/pictures/cover", {})).status, 422);
  guest.cookies.set("prefs", "id.WIB.s.0.r");
  const rich = await guest.get(location);
  assert.match(rich.text, /-720\.webp/);
  const face =
    /<img class="av" src="([^"]+)"/.exec(rich.text)?.[1] ?? /src="([^"]+-96\.webp)"/.exec(rich.text)?.[1] ?? "";
  const answer = await guest.get(face);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("Cache-Control") ?? "", /public/);
  assert.match((await guest.get("/@siti")).text, /-720\.webp/);
  assert.equal((await siti.post("/settings/pictures/avatar/removal")).status, 303);
  assert.equal((await guest.get(face)).status, 404);
});

test("someone suggests words for a photo, and only its author decides", async () => {
  const sent = await siti.sendFiles("/posts", { text: "Sungai", audience: "public" }, [await photo()]);
  const { location } = await siti.post(`/drafts/${idOf(sent.location)}`, {
    text: "Sungai",
    audience: "public",
    asked: "on",
  });
  const page = `${location}/pictures/1`;
  assert.match((await tono.get(page)).text, /Usulkan keterangan/);
  assert.equal((await tono.post(`${page}/suggestions`, { alt: "Anak-anak mandi di sungai" })).status, 303);
  assert.match((await tono.get(page)).text, /Usulan Anda menunggu/);
  assert.doesNotMatch((await world.guest().get(page)).text, /mandi di sungai/);
  const own = await siti.get(page);
  const approval = /action="([^"]+\/approval)"/.exec(own.text)?.[1] ?? "";
  assert.equal((await tono.post(approval)).status, 403);
  assert.equal((await siti.post(approval)).status, 303);
  assert.match((await world.guest().get(location)).text, /alt="Anak-anak mandi di sungai"/);
  assert.equal((await siti.post(`${page}/alt`, { alt: "Sungai di musim hujan" })).status, 303);
  assert.match((await world.guest().get(location)).text, /alt="Sungai di musim hujan"/);
});
