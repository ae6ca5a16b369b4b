import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { drawings } from "../../demo/drawings.ts";
import { choose, open, press, write } from "./hands.ts";
import { openHouse } from "./house.ts";

/*
 * A social life, by the words on the pages: a photo that is described, a poll, a message, a search, news, a report that
 * a moderator handles, and an appeal. Without scripts, as everything must work, and once more with them.
 */
const drawing = drawings.find(({ name }) => name === "posyandu");
const photo = await sharp(Buffer.from(drawing?.svg ?? ""))
  .jpeg()
  .toBuffer();

for (const javaScriptEnabled of [false, true]) {
  const house = await openHouse();
  for (const [handle, change] of [
    ["siti", { name: "Siti Rahmah" }],
    ["tono", { name: "Tono Hartono" }],
    ["wahyu", { name: "Wahyu Pengurus", role: "administrator" }],
  ] as const)
    await house.person(handle, change);
  const [siti, tono] = (await Promise.all(["siti", "tono"].map((as) => house.visit({ as, javaScriptEnabled })))) as [
    Page,
    Page,
  ];
  const step = (sentence: string, walk: () => Promise<void>): void =>
    void test(`${javaScriptEnabled ? "with" : "without"} scripts, ${sentence}`, walk);
  const main = (page: Page) => page.locator("main").innerText();

  step("she sends a photo, is asked what it shows, and says it", async () => {
    await tono.goto("/@siti");
    await press(tono, "Ikuti");
    await siti.goto("/");
    await open(siti, "Tulis");
    await write(siti, { "Apa kabar hari ini?": "Posyandu Melati buka besok pagi." });
    await siti.locator("input[type=file]").setInputFiles({ name: "foto.jpg", mimeType: "image/jpeg", buffer: photo });
    await press(siti, "Kirim");
    assert.match(await main(siti), /Ceritakan isi foto 1/);
    await write(siti, { "Ceritakan isi foto 1 untuk yang tidak bisa melihat": "Bidan menimbang bayi." });
    await press(siti, "Kirim");
    assert.match(await main(siti), /Posyandu Melati buka/);
    await tono.goto("/");
    const seen = tono.locator("article", { hasText: "Posyandu Melati" }).locator("img").first();
    assert.equal(await seen.getAttribute("alt"), "Bidan menimbang bayi.");
    await open(tono, /Perbesar/);
    assert.match(await main(tono), /Bidan menimbang bayi/);
  });

  step("she asks with a poll, he answers and sees the result", async () => {
    await siti.goto("/posts/new");
    await write(siti, { "Apa kabar hari ini?": "Kapan arisan?" });
    await choose(siti, "Jajak pendapat");
    await write(siti, { "Pilihan jawaban, satu tiap baris": "Sabtu sore\nMinggu pagi" });
    await press(siti, "Kirim");
    await tono.goto("/");
    await press(tono, "Minggu pagi");
    assert.match(await main(tono), /Minggu pagi\s+pilihan Anda\s+100% · 1 suara/);
  });

  step("he writes to her alone, and she answers", async () => {
    await siti.goto("/@tono");
    await press(siti, "Ikuti");
    await tono.goto("/messages/new?to=siti");
    await write(tono, { "Pesan Anda": "Bu, boleh titip formulir?" });
    await press(tono, "Kirim");
    await siti.goto("/notifications");
    await open(siti, "Pesan (1 baru)");
    await open(siti, /Tono Hartono/);
    assert.match(await main(siti), /titip formulir/);
    await write(siti, { "Pesan Anda": "Boleh, taruh di meja." });
    await press(siti, "Kirim");
    await tono.reload();
    assert.match(await main(tono), /taruh di meja/);
  });

  step("he finds what she wrote by a word of the same stem, and only what has a picture", async () => {
    await tono.goto("/");
    await open(tono, "Cari");
    await write(tono, { "Cari orang, kiriman, atau tagar": "membuka" });
    await press(tono, "Cari");
    assert.match(await main(tono), /Posyandu Melati buka/);
    await tono.goto("/search?q=arisan&pictures=on");
    assert.doesNotMatch(await main(tono), /Kapan arisan\?/);
  });

  step("he likes and answers, and she is told", async () => {
    await tono.goto("/@siti");
    await press(tono, /^Suka kiriman Siti Rahmah/);
    await siti.goto("/");
    await open(siti, /^Kabar/);
    assert.match(await main(siti), /Tono Hartono menyukai kiriman Anda/);
  });
}
