import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, join, open, PASSPHRASE, press, write } from "./hands.ts";
import { openHouse } from "./house.ts";

/* Other ways in than the open door, and what becomes of a form with a mistake; without scripts. */
const house = await openHouse({ signUp: "approval" });
await house.person("kades", { role: "administrator" });
await house.person("siti");
const main = (page: Awaited<ReturnType<typeof house.visit>>) => page.locator("main").innerText();

test("someone who must be approved says why, waits, and an administrator lets them in", async () => {
  const [wati, kades] = [await house.visit(), await house.visit({ as: "kades" })];
  await wati.goto("/join");
  await join(wati, "Wati", "wati", "Saya pindah ke RW 04 bulan lalu.");
  assert.match(await main(wati), /Menunggu pengurus/);
  await kades.goto("/settings");
  await open(kades, "Pendaftar menunggu");
  assert.match(await main(kades), /Wati.*@wati.*pindah ke RW 04/s);
  await press(kades, "Terima Wati");
  assert.match(await main(kades), /Tidak ada pendaftar di sini/);
  await wati.goto("/");
  assert.match(await main(wati), /Beranda/);
});

test("whoever holds a member's invite comes in, even when nobody else may", async () => {
  const [kades, siti, guest] = [
    await house.visit({ as: "kades" }),
    await house.visit({ as: "siti" }),
    await house.visit(),
  ];
  await kades.goto("/admin/community");
  await choose(kades, "Hanya yang diundang anggota");
  await press(kades, "Simpan");
  await guest.goto("/join");
  assert.match(await main(guest), /hanya untuk yang diundang/);
  await siti.goto("/settings/invites");
  await press(siti, "Buat tautan undangan");
  await guest.goto(await siti.locator("main .list a").first().innerText());
  assert.match(await main(guest), /Siti mengundang Anda/);
  await join(guest, "Agus", "agus");
  assert.match(await main(guest), /Beranda/);
});

test("who forgot the passphrase comes back with a code from paper, and only the new one opens after that", async () => {
  const old = await house.visit();
  await old.goto(await inviteOf("siti"));
  const codes = await join(old, "Budi", "budi");
  const phone = await house.visit();
  await phone.goto("/session/new");
  await open(phone, "Lupa kata sandi? Pakai kode di kertas");
  await write(phone, {
    "Nama pengguna": "budi",
    "Kode dari kertas": (codes[3] ?? "").toLowerCase().replaceAll("-", " "),
    "Kata sandi baru": "kata sandi yang lain sekali",
  });
  await press(phone, "Ganti dan masuk");
  assert.match(await main(phone), /Tersisa 7 kode/);
  await old.reload();
  assert.match(await main(old), /Selamat datang/);
  await old.goto("/session/new");
  await write(old, { "Nama pengguna": "budi", "Kata sandi": PASSPHRASE });
  assert.equal((await press(old, "Masuk"))?.status(), 422);
  await write(old, { "Kata sandi": "kata sandi yang lain sekali" });
  await press(old, "Masuk");
  assert.match(await main(old), /Beranda/);
});

test("a browser that prefers English is answered in English, until it is told otherwise", async () => {
  const guest = await house.visit({ locale: "en-GB" });
  await guest.goto("/");
  assert.equal(await guest.locator("html").getAttribute("lang"), "en");
  assert.match(await main(guest), /Welcome to Sukamaju/);
  await open(guest, "Display & language");
  await choose(guest, "Bahasa Indonesia");
  assert.match(await main(guest), /Language/);
  await press(guest, "Save");
  assert.match(await main(guest), /Tampilan tersimpan/);
  await guest.goto("/");
  assert.match(await main(guest), /Selamat datang di Sukamaju/);
  await open(guest, "Tampilan & bahasa");
  await choose(guest, "English");
  await choose(guest, "Gelap");
  await choose(guest, "Sangat besar");
  await press(guest, "Simpan");
  await guest.goto("/");
  assert.deepEqual(
    await Promise.all(["lang", "data-t", "data-z"].map((name) => guest.locator("html").getAttribute(name))),
    ["en", "d", "3"],
  );
});

test("a form with a mistake comes back with every word, and says what to mend", async () => {
  const guest = await house.visit();
  await guest.goto(await inviteOf("siti"));
  await write(guest, { "Siapa nama Anda?": "Ayu" });
  await press(guest, "Lanjut");
  await write(guest, { "Pilih nama pengguna": "Ayu Lestari!" });
  assert.equal((await press(guest, "Lanjut"))?.status(), 422);
  assert.match(await main(guest), /Ada 1 isian yang perlu diperbaiki.*Pakai 2 sampai 30 huruf kecil/s);
  assert.equal(await guest.getByLabel("Pilih nama pengguna").inputValue(), "Ayu Lestari!");

  const siti = await house.visit({ as: "siti" });
  const words = `${"Panjang sekali. ".repeat(320)}Selesai`;
  await siti.goto("/posts/new");
  await write(siti, { "Apa kabar hari ini?": words });
  await choose(siti, "Hanya pengikut saya");
  await choose(siti, "Pilihan lain");
  await write(siti, { "Peringatan isi (boleh kosong)": "Panjang" });
  assert.equal((await press(siti, "Kirim"))?.status(), 422);
  assert.equal(await siti.getByLabel("Apa kabar hari ini?").inputValue(), words);
  assert.equal(await siti.getByLabel("Peringatan isi (boleh kosong)").inputValue(), "Panjang");
  assert.equal(await siti.locator("input[name=audience]:checked").inputValue(), "followers");
  assert.match(await main(siti), /Tulisan ini terlalu panjang/);

  await siti.goto("/settings/profile");
  await write(siti, { Nama: "", "Tentang Anda": "Guru ngaji dan penjual kue." });
  assert.equal((await press(siti, "Simpan"))?.status(), 422);
  assert.equal(await siti.getByLabel("Tentang Anda").inputValue(), "Guru ngaji dan penjual kue.");
});

async function inviteOf(handle: string): Promise<string> {
  const page = await house.visit({ as: handle });
  await page.goto("/settings/invites");
  return page.locator("main .list a").first().innerText();
}
