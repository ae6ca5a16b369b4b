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
    ["laras", { name: "Laras Pengurus", role: "administrator" }],
  ] as const)
    await house.person(handle, change);
  const [siti, tono, wahyu, laras] = (await Promise.all(
    ["siti", "tono", "wahyu", "laras"].map((as) => house.visit({ as, javaScriptEnabled })),
  )) as [Page, Page, Page, Page];
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

  step("she reports what he wrote, and a moderator hides it with a reason", async () => {
    await tono.goto("/posts/new");
    await write(tono, { "Apa kabar hari ini?": "Obat ini menyembuhkan segala penyakit." });
    await press(tono, "Kirim");
    await siti.goto("/@tono");
    await open(siti, /^Lainnya tentang kiriman Tono Hartono/);
    await open(siti, /^Laporkan/);
    await choose(siti, "Kabar yang tidak benar");
    await press(siti, "Kirim laporan");
    assert.match(await main(siti), /Laporan sudah terkirim/);
    await wahyu.goto("/");
    await open(wahyu, "1 laporan menunggu");
    await open(wahyu, /Tono Hartono/);
    assert.match(await main(wahyu), /menyembuhkan segala penyakit[\s\S]*Siti Rahmah/);
    await open(wahyu, "Putuskan");
    await choose(wahyu, "Tutup dengan peringatan");
    await choose(wahyu, "Peringatkan");
    await write(wahyu, { Alasan: "Belum ada bukti, dan bisa membahayakan orang sakit." });
    await press(wahyu, "Jalankan keputusan");
    await siti.goto("/notices");
    assert.match(await main(siti), /Laporan Anda sudah diputuskan/);
  });

  step("he reads why, appeals, and another moderator takes the decision back", async () => {
    await tono.goto("/notices");
    await open(tono, /Keputusan tentang Anda/);
    assert.match(await main(tono), /Belum ada bukti/);
    await write(tono, { "Mengapa keputusan ini keliru?": "Itu bercanda, nanti saya jelaskan." });
    await press(tono, "Ajukan banding");
    await laras.goto("/moderation/appeals");
    await open(laras, /Tono Hartono/);
    await choose(laras, "Terima banding");
    await write(laras, { Alasan: "Baik, tolong dijelaskan." });
    await press(laras, "Kirim jawaban");
    await tono.goto("/notices");
    await open(tono, /Banding Anda sudah dijawab/);
    assert.match(await main(tono), /Banding diterima[\s\S]*tolong dijelaskan/);
  });
}
