import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { openMailServer } from "../mail-server.ts";
import { choose, open, press, write } from "./hands.ts";
import { openHouse } from "./house.ts";

/*
 * One demand from the first word to "was it really done?", by five people on phones without scripts: who reports it, a
 * signer without an account, the office that answers, an organiser who hands it over, and a neighbour whom it concerns.
 */
const mail = await openMailServer();
const house = await openHouse({ env: { SMTP_URL: mail.url } });
for (const [handle, name] of [
  ["siti", "Siti Rahmah"],
  ["endang", "Endang Susilowati"],
  ["hasan", "Hasan Basri"],
  ["tono", "Tono Hartono"],
] as const)
  await house.person(handle, { name });
const { rows: offices } = await house.pool.query(
  "insert into addressees (name, kind, place, verified_at) values ('Kantor Desa Sukamaju', 'village', 'Sukamaju', now()) returning id",
);
await house.pool.query(
  "insert into addressee_members (addressee_id, account_id, proof) select $1, id, 'administrator' from accounts where handle = 'endang'",
  [offices[0].id],
);
const [reporter, office, organiser, neighbour] = (await Promise.all(
  ["siti", "endang", "hasan", "tono"].map((as) => house.visit({ as })),
)) as [Page, Page, Page, Page];
const signer = await house.visit();
const main = (page: Page) => page.locator("main").innerText();
let place = "";

test("the organiser makes a group for the market road, and the reporter joins it", async () => {
  await organiser.goto("/groups/new");
  await write(organiser, { "Nama kelompok": "Jalan Pasar" });
  await press(organiser, "Lanjut");
  await press(organiser, "Lanjut");
  await write(organiser, { "Nama alamat": "jalan_pasar" });
  await press(organiser, "Buat kelompok ini");
  await reporter.goto("/groups/jalan_pasar");
  await press(reporter, "Gabung");
  assert.match(await main(reporter), /Jalan Pasar/);
});

test("the reporter is asked one thing after another, and what she said is kept when she stops", async () => {
  await reporter.goto("/demands/new");
  await press(reporter, "Lanjut");
  assert.match(await main(reporter), /Langkah 1 dari 7/);
  await write(reporter, {
    "Judul singkat": "Saluran pasar tersumbat",
    "Ceritakan yang terjadi": "Tiap hujan air masuk warung. Gorong-gorong penuh sampah.",
  });
  await reporter.getByLabel("Tentang apa?", { exact: true }).selectOption({ label: "Air" });
  await press(reporter, "Lanjut");
  await reporter.goto("/demands/drafts");
  await open(reporter, /Saluran pasar tersumbat/);
  await write(reporter, { "Nama tempat": "Pasar Krajan" });
  await press(reporter, "Lanjut");
  await press(reporter, "Lanjut");
  await press(reporter, "Lanjut");
  assert.equal(await reporter.getByLabel("Ceritakan yang terjadi").count(), 0);
  await write(reporter, { "Apa yang Anda minta?": "Keruk gorong-gorong sebelum musim hujan." });
  await reporter.getByLabel("Kepada siapa?", { exact: true }).selectOption({ label: "Kantor Desa Sukamaju, Sukamaju" });
  await press(reporter, "Lanjut");
  await reporter.getByLabel("Atas nama kelompok? (boleh kosong)").selectOption({ label: "Jalan Pasar" });
  await press(reporter, "Lanjut");
  assert.match(await main(reporter), /Masih bisa dilengkapi[\s\S]*Apa|Bukti/);
  await press(reporter, "Terbitkan");
  place = new URL(reporter.url()).pathname;
  assert.match(place, /^\/demands\/\d+$/);
  assert.match(await main(reporter), /Baru, belum diteruskan[\s\S]*Aspirasi terbit/);
});

test("somebody without an account signs by a link in their mail, and is counted apart from members", async () => {
  await signer.goto(place);
  await open(signer, "Dukung");
  await write(signer, { "Nama Anda": "Rudi", "Alamat surel": "rudi.sopir@contoh.test" });
  await press(signer, "Kirimi saya tautan");
  assert.match(await main(signer), /Buka surel Anda/);
  const letter = mail.letters.find(({ to }) => to.includes("rudi.sopir@contoh.test"));
  const links = [...(letter?.parsed.text ?? "").matchAll(/https?:\/\/\S+/g)].map(([link]) => link);
  assert.match(await main(await visited(place)), /Lewat surel\s*0/);
  await signer.goto(links.at(-1) ?? "");
  await press(signer, "Ya, saya mendukung");
  assert.match(await main(await visited(place)), /Anggota di sini\s*0[\s\S]*Lewat surel\s*1/);
});

test("the neighbour whom it concerns signs as a member", async () => {
  await neighbour.goto(place);
  await open(neighbour, "Dukung dengan pesan");
  await choose(neighbour, "Saya terdampak langsung");
  await press(neighbour, "Dukung");
  assert.match(await main(await visited(place)), /Anggota di sini\s*1/);
});

test("the organiser hands it over and says how, and the office says that it has it and answers", async () => {
  await organiser.goto(place);
  await open(organiser, "Teruskan kepada pihak tujuan");
  await choose(organiser, "diantar langsung");
  await write(organiser, { "Apa buktinya?": "Diterima Bu Endang di loket, Senin pagi." });
  await press(organiser, "Catat penyerahan");
  await office.goto(place);
  assert.match(await main(office), /Diterima Bu Endang/);
  await press(office, "Kami sudah menerima ini");
  await open(office, "Jawab");
  await write(office, { "Jawaban Anda": "Benar, kami keruk pekan depan." });
  await press(office, "Terbitkan jawaban");
  await open(office, "Langkah yang dijanjikan");
  await write(office, { "Apa yang akan dikerjakan?": "Keruk gorong-gorong", "Sudah berapa persen?": "50" });
  await press(office, "Simpan langkah");
  await office.goto(place);
  assert.match(await main(await visited(place)), /Keruk gorong-gorong\s+50 %/);
});

const sayDone = async (words: string) => {
  await office.goto(place);
  await open(office, "Nyatakan selesai");
  await write(office, { "Apa yang sudah dikerjakan?": words });
  await press(office, "Nyatakan selesai");
};
const vote = async (page: Page, word: string) => {
  await page.goto(place);
  await open(page, /sudah beres\?/i);
  await choose(page, word);
  await press(page, "Kirim jawaban");
};

test("the office says it is done, those whom it concerns say that it is not, and it is open again", async () => {
  await sayDone("Sudah dikeruk.");
  await vote(reporter, "Belum beres");
  assert.match(await main(await visited(place)), /menunggu kata warga/);
  await vote(neighbour, "Belum beres");
  assert.match(await main(await visited(place)), /Dibuka lagi: belum beres/);
});

test("done once more, they confirm it, and the whole trail stands there for everyone", async () => {
  await sayDone("Dikeruk sampai dasar, saringan dipasang.");
  await vote(reporter, "Ya, sudah beres");
  await vote(neighbour, "Ya, sudah beres");
  const told = await main(await visited(place));
  const order = [
    "Terbukti beres",
    "Jejak",
    "Aspirasi terbit",
    "Diteruskan",
    "Diterima pihak tujuan",
    "Jawaban",
    "Langkah",
    "Dinyatakan selesai",
    "Dibuka lagi",
    "Dinyatakan selesai",
    "Terbukti beres",
  ];
  assert.match(told, new RegExp(order.join("[\\s\\S]*")));
});

/** The page as somebody reads it who came by a link. */
async function visited(path: string): Promise<Page> {
  const page = await house.visit();
  await page.goto(path);
  return page;
}
