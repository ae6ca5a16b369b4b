/** Bu Jum's price list: seven goods that drift a little each week, each week opened in another way. */
import { rupiah } from "./fill.ts";
import type { Random } from "./random.ts";

const openings = [
  "Harga pekan ini di warung saya. Kalau di tempat lain lebih murah, beli di sana, lalu ajak saya.",
  "Catatan harga, baru pulang dari pasar induk. Belum sempat duduk.",
  "Papan harga sudah saya ganti. Kapurnya habis, jadi sebagian di sini dulu.",
  "Pagi, Ibu-ibu. Sebelum ada yang kaget di kasir, ini daftarnya.",
  "Yang naik saya tulis apa adanya, yang turun saya tulis sambil senyum.",
  "Daftar belanja pekan ini. Boleh utang, tapi jangan lebih tua dari susu kaleng.",
  "Truk sayur datang telat, harganya datang tepat waktu.",
  "Banyak yang tanya lewat jendela, jadi saya tulis saja semuanya.",
  "Harga baru per pagi ini. Timbangan tetap timbangan lama yang jujur.",
  "Habis banjir kiriman agak seret. Semoga pekan depan longgar lagi.",
  "Sebelum tutup buku pekan ini, saya tutup dulu mulut yang bertanya-tanya.",
  "Alhamdulillah kiriman lancar. Ini harganya.",
  "Ditulis sambil menunggu nasi tanak. Kalau ada angka yang janggal, tanya.",
];

export function priceLists(random: Random, weeks: number): string[] {
  const goods: [string, number, string][] = [
    ["Beras medium", 13_500, "kg"],
    ["Telur", 28_000, "kg"],
    ["Minyak goreng", 17_500, "liter"],
    ["Gula pasir", 17_000, "kg"],
    ["Cabai rawit", 42_000, "kg"],
    ["Bawang merah", 34_000, "kg"],
    ["Tepung terigu", 11_000, "kg"],
  ];
  return Array.from({ length: weeks }, (_, week) => {
    const list = goods.map((good) => {
      const step = good[1] > 30_000 ? 2_000 : 500;
      const change = random.pick([-1, -1, 0, 0, 0, 1, 1]) * step;
      good[1] += change;
      return `${good[0]} ${rupiah(good[1])}/${good[2]}${change > 0 ? " (naik)" : change < 0 ? " (turun)" : ""}`;
    });
    return `${openings[week % openings.length]}\n\n${list.join("\n")}\n\n#hargapasar`;
  });
}
