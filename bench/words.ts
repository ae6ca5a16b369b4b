import { markUp, readMarks } from "#platform/marked-text";

/** A paragraph as people write it, as it is shown, and the tags it carries. */
export type Paragraph = { readonly text: string; readonly html: string; readonly tags: string[] };

const who = [
  "Pak RT",
  "Bu Lurah",
  "Mas Joko",
  "kelompok tani",
  "ibu-ibu PKK",
  "karang taruna",
  "Mbak Rina",
  "tetangga sebelah",
  "panitia desa",
  "Pak Made",
  "anak-anak SD",
  "penjaga pos ronda",
];
const does = [
  "mengajak kita",
  "berjanji akan",
  "sudah mulai",
  "belum sempat",
  "sedang sibuk",
  "minta tolong untuk",
  "kemarin berhasil",
  "setuju untuk",
  "masih menunggu giliran",
  "diam-diam",
];
const what = [
  "memperbaiki saluran air",
  "membersihkan balai desa",
  "memanen cabai",
  "menanam padi di sawah atas",
  "mengecat jembatan",
  "mendata warga lansia",
  "menjual pisang & singkong",
  "membuat kompos",
  "mengantar beras",
  "menyiapkan kenduri",
  "belajar membuat laporan",
  "mencari kambing yang lepas",
];
const where = [
  "di dekat masjid",
  "di pinggir kali",
  "di lapangan",
  "di rumah Bu Sri",
  "sepanjang jalan kabupaten",
  "di pasar Kliwon",
  "di dusun sebelah",
  "di bawah pohon beringin",
];
const when = [
  "pagi ini",
  "sejak kemarin",
  "setelah magrib",
  "hari Minggu",
  "kalau hujan reda",
  "sebelum panen",
  "bulan depan",
  "tadi malam",
];
const ends = [
  "Siapa mau ikut?",
  "Terima kasih semua.",
  "Harganya masih Rp12.500 per kilo.",
  "Mohon doanya.",
  "Jangan lupa bawa cangkul!",
  "Kabari kalau ada yang kurang.",
  "Hati-hati, jalannya licin.",
  "Nanti disiapkan kopi dan gorengan.",
  "Semoga lancar \u{1F64F}",
];
const tags = [
  "gotongroyong",
  "panen",
  "kabardesa",
  "harga_cabai",
  "banjir",
  "posyandu",
  "umkm",
  "sekolah",
  "wisata",
  "air_bersih",
];
const links = ["https://desa.example/pengumuman/12", "https://bmkg.example/cuaca?desa=sukamaju"];

/** Pieces posts are put together from; `random` gives numbers from 0 to 1. */
export function writeParagraphs(count: number, random: () => number): Paragraph[] {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? "";
  const sentence = () => `${pick(who)} ${pick(does)} ${pick(what)} ${pick(where)} ${pick(when)}.`;
  return Array.from({ length: count }, () => {
    const parts = [sentence(), ...(random() < 0.45 ? [sentence()] : []), ...(random() < 0.5 ? [pick(ends)] : [])];
    if (random() < 0.03) parts.push(pick(links));
    if (random() < 0.22) parts.push(`#${pick(tags)}`, ...(random() < 0.3 ? [`#${pick(tags)}`] : []));
    const text = parts.join(random() < 0.1 ? "\n" : " ");
    return { text, html: markUp(text, new Set()), tags: readMarks(text).tags };
  });
}

const first = [
  "Siti",
  "Budi",
  "Wayan",
  "Ayu",
  "Joko",
  "Rina",
  "Made",
  "Dewi",
  "Agus",
  "Lestari",
  "Tono",
  "Maria",
  "Yosef",
  "Nur",
  "Hasan",
  "Putri",
  "Bambang",
  "Sri",
  "Rahmat",
  "Indah",
];
const last = [
  "Rahmah",
  "Santoso",
  "Wijaya",
  "Lestari",
  "Hidayat",
  "Sari",
  "Nugroho",
  "Utami",
  "Siregar",
  "Simanjuntak",
  "Putra",
  "Handayani",
  "Kusuma",
  "Tarigan",
  "Lubis",
  "Pratama",
];
/** Names people bear; neighbours share them. */
export const names = first.flatMap((one) => last.map((other) => `${one} ${other}`));

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32, T. Ettinger). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
