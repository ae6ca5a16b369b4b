import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { setUpCode } from "#modules/accounts";
import { choose, join, open, PASSPHRASE, press, write } from "./hands.ts";
import { openHouse } from "./house.ts";

/*
 * The newcomers' walk through a community from its founding, each step by the words on the page. It is walked without
 * scripts, as everything must work, and once more with them.
 */
for (const javaScriptEnabled of [false, true]) {
  const house = await openHouse({ founded: false });
  const [kades, siti, tono] = (await Promise.all([0, 1, 2].map(() => house.visit({ javaScriptEnabled })))) as [
    Page,
    Page,
    Page,
  ];
  const step = (sentence: string, walk: () => Promise<void>): void =>
    void test(`${javaScriptEnabled ? "with" : "without"} scripts, ${sentence}`, walk);
  const card = (page: Page, words: string) => page.locator("article", { hasText: words }).first();
  const main = (page: Page) => page.locator("main").innerText();

  step("whoever has the set-up link founds the community and is given codes for paper", async () => {
    await kades.goto(`/set-up/${setUpCode(house.ctx.config.secretKey)}`);
    await write(kades, {
      "Nama komunitas": "Karangwuni",
      Nama: "Bu Kades",
      "Nama pengguna": "kades",
      "Buat kata sandi": PASSPHRASE,
    });
    await choose(kades, "Siapa saja, langsung");
    await press(kades, "Mulai");
    assert.match(await main(kades), /Kode pemulihan @kades/);
    assert.equal(await kades.locator("code").count(), 8);
    await open(kades, "Sudah saya simpan");
    assert.match(await main(kades), /Beranda Anda masih kosong/);
  });

  step("two people sign up in four steps, each in their own browser", async () => {
    for (const [page, name, handle] of [
      [siti, "Siti Rahmah", "siti_rahmah"],
      [tono, "Tono Hartono", "tono"],
    ] as const) {
      await page.goto("/");
      await open(page, "Gabung");
      const codes = await join(page, name, handle);
      assert.equal(new Set(codes).size, 8);
      assert.match(await main(page), /Beranda Anda masih kosong/);
    }
  });

  step("one posts, and the other finds her through Cari and follows her", async () => {
    await open(siti, "Tulis");
    await write(siti, { "Apa kabar hari ini?": "Posyandu Melati besok jam 8 pagi. #posyandu" });
    await press(siti, "Kirim");
    assert.match(await main(siti), /Posyandu Melati besok/);
    await open(tono, "Cari");
    await write(tono, { "Cari orang, kiriman, atau tagar": "rahmah" });
    await press(tono, "Cari");
    await open(tono, /Siti Rahmah/);
    await press(tono, "Ikuti");
    assert.match(await main(tono), /Berhenti mengikuti/);
    await open(tono, "Beranda");
    assert.match(await main(tono), /Posyandu Melati besok/);
  });

  step("he replies, and she reads it under Kabar", async () => {
    await open(tono, /^Balas Siti Rahmah/);
    await write(tono, { "Balasan Anda": "Bawa buku KIA, Bu?" });
    await press(tono, "Balas");
    assert.match(await main(tono), /Bawa buku KIA/);
    await open(siti, "Kabar");
    assert.match(await main(siti), /Tono Hartono.*Bawa buku KIA/s);
  });

  step("he shares it on a page of its own", async () => {
    await open(tono, "Beranda");
    await open(tono, /^Bagikan kiriman Siti Rahmah/);
    assert.match(await main(tono), /Belum pernah dibagikan/);
    await press(tono, "Bagikan");
    await open(tono, "Saya");
    assert.match(await main(tono), /Dibagikan oleh Tono Hartono.*Posyandu Melati/s);
  });

  step("he likes it in the feed, and prays on the page with more", async () => {
    await open(tono, "Beranda");
    await press(tono, /^Suka kiriman Siti Rahmah/);
    assert.equal(await card(tono, "Posyandu").getByRole("button", { pressed: true }).count(), 1);
    assert.equal(new URL(tono.url()).pathname, "/");
    await open(tono, /^Lainnya tentang kiriman Siti Rahmah/);
    await press(tono, /^Doa/);
    assert.equal(await tono.getByRole("button", { name: /^Doa 1/, pressed: true }).count(), 1);
  });

  step("she changes her words, and everyone can read what they were", async () => {
    await open(siti, "Saya");
    await open(siti, /^Lainnya tentang kiriman Siti Rahmah/);
    await open(siti, "Ubah kiriman");
    await write(siti, { "Apa kabar hari ini?": "Posyandu Melati lusa jam 8 pagi." });
    await press(siti, "Simpan");
    await tono.goto(siti.url());
    await open(tono, "diubah");
    assert.match(await main(tono), /Sekarang.*lusa.*besok/s);
  });

  step("he keeps it for later, and she pins it", async () => {
    await open(tono, "Kembali ke percakapan");
    await open(tono, /^Lainnya tentang kiriman Siti Rahmah/);
    await press(tono, "Simpan untuk nanti");
    await open(tono, "Saya");
    await open(tono, "Simpanan");
    assert.match(await main(tono), /Posyandu Melati lusa/);
    await open(siti, /^Lainnya tentang kiriman Siti Rahmah/);
    await press(siti, "Sematkan di profil");
    await open(siti, "Saya");
    assert.match(await card(siti, "Posyandu").innerText(), /Disematkan/);
  });

  step("she asks with a poll, and he answers it with one press and sees the result", async () => {
    await open(siti, "Tulis");
    await write(siti, { "Apa kabar hari ini?": "Kapan kerja bakti?" });
    await choose(siti, "Jajak pendapat");
    await write(siti, { "Pilihan jawaban, satu tiap baris": "Sabtu\nMinggu" });
    await press(siti, "Kirim");
    await tono.goto(siti.url());
    await press(tono, "Minggu");
    assert.match((await main(tono)).replace(/\s+/g, " "), /Minggu pilihan Anda 100% · 1 suara/);
  });

  step("she blocks him, and he finds nothing of her until she takes it back", async () => {
    await siti.goto("/@tono");
    await open(siti, "Bisukan atau blokir");
    await press(siti, "Blokir Tono Hartono");
    assert.equal((await tono.goto("/@siti_rahmah"))?.status(), 404);
    await tono.goto("/people?q=siti");
    assert.match(await main(tono), /Tidak ada yang cocok/);
    await tono.goto("/");
    await open(tono, "Sekitar");
    assert.doesNotMatch(await main(tono), /Posyandu/);
    await press(siti, "Buka blokir Tono Hartono");
    assert.equal((await tono.goto("/@siti_rahmah"))?.status(), 200);
    assert.match(await main(tono), /Ikuti/);
  });

  step("she sees to it that followers ask first, and says yes to him", async () => {
    await siti.goto("/settings");
    await open(siti, "Privasi");
    await choose(siti, "Saya setujui dulu setiap pengikut baru");
    await press(siti, "Simpan");
    await tono.reload();
    await press(tono, "Ikuti");
    assert.match(await main(tono), /Tarik permintaan/);
    await open(siti, "Kabar");
    await open(siti, "1 orang minta mengikuti Anda");
    await press(siti, "Terima Tono Hartono");
    await tono.reload();
    assert.match(await main(tono), /Berhenti mengikuti/);
  });

  step("he signs out, and his browser knows nothing of him", async () => {
    await tono.goto("/settings/sessions");
    await press(tono, "Keluar");
    assert.match(await main(tono), /Selamat datang di Karangwuni/);
    await tono.goto("/mentions");
    assert.equal(await tono.getByLabel("Kata sandi").count(), 1);
  });
}
