/** Private words between two people: short, useful, nobody else's business. */

import type { Weekday } from "../calendar.ts";
import type { Line, Story } from "../telling.ts";

const direct = { audience: "direct" } as const;
/** Two people in turn; each line names the other, so that only they read it. */
function whisper(
  name: string,
  week: number,
  weekday: Weekday,
  one: string,
  other: string,
  clock: number,
  ...said: string[]
): Story {
  const lines = said.map((text, turn): Line => {
    const [by, to] = turn % 2 === 0 ? [one, other] : [other, one];
    const time = `${String(clock + Math.floor(turn / 4)).padStart(2, "0")}.${String((turn % 4) * 13 + 4).padStart(2, "0")}`;
    return [`${turn}`, by, 0, time, `@${to} ${text}`, turn > 0 ? `${turn - 1}` : "", direct];
  });
  return { name, week, weekday, mood: "care", lines };
}

export const whispers: readonly Story[] = [
  whisper(
    "bisik_kontrol",
    1,
    "Selasa",
    "fitri_bunda",
    "bidan_ratih",
    19,
    "Bu Bidan, Kinan dua hari susah buang air besar. Perlu saya bawa ke polindes?",
    "Masih mau menyusu dan tidak rewel, Mbak? Kalau iya, besok pagi saja sekalian saya lihat. Kalau muntah atau perutnya keras, malam ini juga ketuk pintu saya.",
    "Masih lahap, Bu. Baik, besok pagi jam tujuh.",
    "Siap. Jangan diberi obat apa-apa dulu ya.",
  ),
  whisper(
    "bisik_ongkos",
    3,
    "Jumat",
    "guru_anjani",
    "sri_pkk",
    20,
    "Bu Sri, ada murid saya yang belum bisa bayar seragam. Ibunya malu bertanya. Apa kas PKK bisa diam-diam membantu?",
    "Bisa, Bu Guru. Kirim ukurannya saja, tidak usah namanya. Biar Mbak Lilis yang menjahit.",
    "Terima kasih, Bu. Anak itu Senin pasti masuk dengan rapi.",
    "Yang tahu cukup kita bertiga dan jarum.",
  ),
  whisper(
    "bisik_tanah",
    8,
    "Senin",
    "tumini_tani",
    "pengacara_maria",
    18,
    "Mbak Maria, tanah bapak saya mau dijual kakak tanpa bilang kami. Sertifikatnya masih nama bapak. Apa bisa begitu?",
    "Tidak bisa, Bu Tumini. Selama masih nama almarhum, semua ahli waris harus menandatangani. Jangan tanda tangan kertas kosong apa pun.",
    "Saya takut dibilang rebutan warisan.",
    "Bertanya bukan berebut. Kamis saya di balai desa, datanglah bersama adik Ibu. Kita mulai dengan bicara baik-baik, saya temani.",
    "Baik, Mbak. Lega saya ada teman.",
  ),
  whisper(
    "bisik_aturan",
    5,
    "Kamis",
    "laras_pengurus",
    "rizal_smk",
    19,
    "Dik Rizal, fotomu yang mengejek Pak Hasan tidur di toko sudah dilaporkan. Lucu buatmu, belum tentu buat beliau. Mau kamu hapus sendiri dulu?",
    "Maaf, Mbak. Sudah saya hapus. Besok saya minta maaf ke tokonya juga.",
    "Nah, itu sudah lebih dari cukup. Laporannya saya tutup.",
    "Siap, Mbak. Pak Hasan tadi malah minta fotonya dicetak.",
  ),
  whisper(
    "bisik_kado",
    7,
    "Minggu",
    "putri_melani",
    "wulan_isyarat",
    16,
    "Mbak Wulan, kado untuk Mbak Lilis patungan yuk. Aku usul sprei bordir buatanmu. Jangan bilang-bilang!",
    "Setuju! Motifnya kabel listrik dan benang jahit yang jadi satu simpul, ya?",
    "YA AMPUN. Itu ide terbaik tahun ini.",
    "Tiga hari selesai. Rahasia aman, aku kan pendiam.",
  ),
  whisper(
    "bisik_hp",
    4,
    "Rabu",
    "penjahit_lilis",
    "wahyu_pengelola",
    18,
    "Mas Wahyu, setelah kemarin saya masih takut. HP saya sudah aman belum ya?",
    "Sudah, Mbak. PIN diganti, verifikasi dua langkah menyala, dan tidak ada perangkat asing. Kalau ada kode masuk lagi, abaikan dan kabari saya.",
    "Terima kasih banyak. Ongkosnya berapa?",
    "Ongkosnya celana saya yang robek di lutut.",
    "Bawa ke sini, saya tambal motif wayang.",
  ),
  whisper(
    "bisik_azka",
    10,
    "Sabtu",
    "sari_merantau",
    "guru_anjani",
    12,
    "Bu Guru, Azka di telepon bilang tidak mau sekolah. Apa ada yang mengganggu?",
    "Kemarin hari bercerita tentang ibu, Mbak Sari. Dia diam. Tadi saya ajak menggambar surat untuk Mbak, tiga halaman, bebek semua.",
    "Saya menangis bacanya. Boleh saya bicara dengan kelasnya lewat telepon?",
    "Senin jam sembilan, saya nyalakan pengeras suara. Azka yang membuka acaranya.",
  ),
  whisper(
    "bisik_ronda",
    6,
    "Sabtu",
    "pendeta_samuel",
    "jazuli_takmir",
    15,
    "Pak Jazuli, Rabu malam saya ada tugas luar. Bisa tukar ronda dengan malam Sabtu?",
    "Bisa, Pak Samuel. Asal caturnya jangan ditukar, posisi saya kemarin menang.",
    "Papannya saya foto supaya adil.",
    "Lho, jangan begitu. Percaya saja sama takmir.",
  ),
  whisper(
    "bisik_lomba",
    2,
    "Sabtu",
    "intan_pustaka",
    "tegar_bersuara",
    14,
    "Mas Tegar, taman baca dapat dana kecil untuk buku audio. Judul apa yang sebaiknya dibeli dulu?",
    "Cerita silat untuk bapak-bapak, dongeng untuk anak, dan satu buku resep yang dibacakan pelan. Percayalah, buku resep yang paling dicari.",
    "Siap. Mau jadi suara percobaannya?",
    "Mau, asal dibayar mendoan.",
  ),
];
