/** Farm talk and sea talk. */
import type { Theme } from "../telling.ts"

export const tani: Theme = {
  name: "tani", mood: "info", hours: [5, 19], talk: 2.6,
  roots: [
    ["slamet_sawah joko_cabai tumini_tani", "Daun {padi|cabai|terong} saya ada bercak {cokelat|kuning|putih} sejak {3-6} hari lalu, mulai dari daun bawah. Bu @ppl_nurul, ini jamur atau kurang pupuk? #tani", { times: 3, pool: "hama" }],
    ["joko_cabai", "Percobaan: cabai yang saya beri mulsa jerami lebih tahan panas daripada yang telanjang. Selisih siram dua hari sekali jadi tiga hari sekali. Jeraminya gratis, tinggal minta ke Pak Slamet. #tani"],
    ["ppl_nurul", "Klinik tanaman {hari+1} pagi, 08.00-10.00 WIB di saung. Bawa satu tanaman yang sakit lengkap dengan akarnya, masukkan plastik. Jangan cuma bawa ceritanya. #tani", { times: 4, pool: "acara", on: "Senin" }],
    ["tani_rukun", "Giliran air pekan ini: {Senin-Selasa blok timur, Rabu-Kamis blok barat, Jumat-Sabtu blok tengah|Senin-Selasa blok barat, Rabu-Kamis blok tengah, Jumat-Sabtu blok timur|Senin-Selasa blok tengah, Rabu-Kamis blok timur, Jumat-Sabtu blok barat}. Yang menyumbat tengah malam, kami tahu langkah kakinya. #tani", { times: 6, pool: "kabar" }],
    ["slamet_sawah", "Benih sudah direndam {24|36} jam, besok diperam. Tiap musim rasanya sama: deg-degan seperti menunggu anak ujian.", { times: 1 }],
    ["tani_rukun", "Pupuk subsidi jatah {bulan} sudah sampai di kios Pak Hasan. Ambil bawa KTP, jangan diwakilkan calo. Urea Rp112.500 per sak 50 kilo, kalau diminta lebih, lapor pengurus. #tani", { times: 1, pool: "kabar" }],
    ["ppl_nurul", "Cara gampang menghitung kebutuhan pupuk: jangan tanya tetangga, tanya daunnya. Bagan warna daun saya pinjamkan satu pekan, gratis. Musim lalu Pak Slamet hemat dua sak urea."],
    ["tumini_tani", "Tandur blok tengah kurang {3-6} orang untuk {hari+1}. Upah {Rp 85000-95000} setengah hari, makan dua kali, cerita tidak terbatas.", { times: 2, pool: "kerja" }],
    ["joko_cabai", "Bibit cabai umur {25|28|30} hari siap tanam, masih ada {425|550|600|750} batang, {Rp500|Rp600} sebatang. Yang ambil di atas dua ratus saya antar.", { times: 2, pool: "dagang" }],
    ["nadia_kuliah", "Teman kuliah tidak percaya pupuk kandang itu harganya lebih murah dari kopi susu. Sedang mengumpulkan bukti. Bapak-Ibu tani, sekarang sekarung berapa?", { replies: { tani: ["Punya saya {Rp 12000-15000} sekarung, asal ambil sendiri.", "Kalau kandang kambing agak mahal, {Rp 16000-20000}. Tapi lebih bagus buat cabai."], slamet_sawah: ["Buat kamu gratis, Nduk. Asal pulang dan mengangkat sendiri. >> Deal, Pak."], muda: ["Kopi susunya yang kemahalan itu."] } }],
    ["slamet_sawah", "Keong mas mulai naik. Cara murah saya: taruh daun pepaya di sudut petak sore hari, paginya tinggal dipungut. Bebek Pakde Wagimin boleh diajak lembur."],
    ["tani_rukun", "Traktor kelompok sudah keluar dari bengkel Mas Anto. Antrean pakai: {4-9} petak. Solar tanggung sendiri, sewa {Rp 60000-75000} per kotak untuk kas.", { times: 2, pool: "kabar" }],
    ["tumini_tani", "Kacang panjang di pematang sudah bisa dipetik. Siapa lewat silakan ambil segenggam, asal jangan sama pohonnya."],
    ["ppl_nurul", "Tolong jangan mencampur dua pestisida hanya karena kata teman manjur. Pakai masker, sarung tangan, dan jangan menyemprot melawan angin. Botol kosongnya dikumpulkan di saung, bukan di kali. #tani"],
    ["slamet_sawah", "Jerami jangan dibakar semua. Yang mau membuat kompos, pekan ini kami mengaduk bareng di pojok saung, {hari+2} jam 16.00. #tani", { times: 1, pool: "kabar" }],
    ["joko_cabai", "Hitungan jujur sebulan: pupuk {Rp 640000-720000}, obat {Rp 280000-350000}, upah petik {Rp 420000-500000}. Masuk {Rp 2300000-2900000}. Untung ada, cukup buat beli sepatu bot yang tidak bocor.", { times: 1 }],
    ["pakde_wagimin", "Bebek siap diborong angon nang sawah bar panen. Tagihane cukup endhog siji sedina kanggo sing duwe sawah.", { language: "jv", pool: "jawa" }],
  ],
  replies: {
    tani: ["Di petak saya juga terasa, {sapa}.", "Tanah blok barat beda, {sapa}. Lebih lengket, jadi hitungannya juga beda.", "Boleh saya lihat langsung besok subuh? >> Boleh. Kopi saya siapkan di pematang.", "Nah, yang begini mesti ditulis di papan saung."],
    ppl_nurul: ["Senang petani mencatat dan bercerita begini, {sapa}."],
    slamet_sawah: ["Kata bapak saya dulu, tanah dirawat dulu baru disuruh kerja.", "Semoga musim ini tidak seperti musim lalu, {sapa}. Saya masih ingat rasanya."],
    bapak: ["Sawah saya cuma dua petak, tapi tetap saya perhatikan nasihatnya.", "Saya bukan petani, tapi senang membaca yang begini."],
    sepuh: ["jv~Biyen nganggo pranata mangsa, saiki mangsane wis mbingungi. Sing sabar wae, {sapa}.", "jv~Sawah kuwi kaya putu. Nek ora ditiliki, ngambek.", "jv~Tak dongakne lemu-lemu tandurane."],
    rizal_smk: ["Pak, kalau dibikinkan pengingat di HP mau? Saya lagi belajar bikin. >> Mau, Zal. Tulisannya yang besar ya."],
    nadia_kuliah: ["Boleh datanya saya pakai untuk skripsi, {sapa}? Nama disamarkan. >> Silakan, asal nanti hasilnya diceritakan ke saung.", "Ini persis yang dibahas dosen kemarin, bedanya di sini langsung ada lumpurnya."],
    muda: ["Akhir pekan saya bantu, {sapa}. Upahnya {tempe goreng|es teh} saja. >> Siap. Berangkat pagi lho."],
    retno_bumdes: ["Kalau hasilnya sudah jelas, kabari BUMDes. Kita bantu carikan pembeli."],
  },
}

export const laut: Theme = {
  name: "laut", mood: "joy", hours: [5, 17], talk: 1.8,
  roots: [
    ["darsono_nelayan", "Pulang bawa {18-46} kilo {layur|tongkol|kembung}. Solar habis {9-14} liter. Masih ada sisa buat beli rokok, tapi kata istri dibelikan telur saja.", { times: 4 }],
    ["siti_ikanasin", "Panas bagus, teri {dua|tiga} tampah kering dalam sehari. Kucing sekampung sudah mengajukan permohonan."],
    ["nelayan_muara", "Rapat KUB {hari+2} pukul 19.30 WIB di gudang jaring. Bahas {jatah solar|perbaikan cold box|iuran pelampung}. Kopi dan ubi rebus ada.", { times: 3, pool: "acara" }],
    ["darsono_nelayan", "Penyu naik lagi di pasir timur semalam, telurnya banyak. Sudah saya pagari bambu. Mohon jangan diambil, kalau menetas nanti kita lepas bareng anak-anak."],
    ["eko_siaga", "Sampah plastik di muara habis hujan: botol, popok, satu helm, dan sandal kiri semua. Minggu pagi kita pungut bareng, kumpul di dermaga.", { pool: "acara" }],
    ["siti_ikanasin", "Resep ombak besar: kalau tidak melaut, kami menjahit jaring. Kalau jaring sudah rapi, kami menjahit mulut anak-anak yang minta jajan (bercanda).", { pool: "pantun" }],
    ["darsono_nelayan", "Jaring saya robek {2-5} meter kena kayu hanyut. Yang punya benang nilon nomor {9|12} boleh saya beli, atau tukar ikan.", { times: 2, pool: "pinjam" }],
    ["nelayan_muara", "Jatah solar pekan ini {35|40} liter per jukung. Ambil {hari+1} pagi, bawa kartu. Yang dijual lagi ke luar, jatahnya kami hentikan.", { times: 2, pool: "kabar" }],
    ["siti_ikanasin", "Anak saya tanya, kenapa air laut asin. Saya jawab, karena ikan asinnya tumpah. Maaf, Bu Anjani.", { pool: "pantun" }],
    ["darsono_nelayan", "Malam ini terang bulan, ikan sembunyi. Nelayan kumpul, cerita keluar semua.", { hours: [18, 20] }],
    ["nelayan_muara", "Tabungan paceklik KUB bulan ini Rp{2|3}.{140-890}.000. Ingat, ini untuk musim angin barat, bukan musim hajatan.", { times: 2, pool: "kabar" }],
  ],
  replies: {
    nelayan: ["Sama, {sapa}. Yang di sebelah timur karang juga begitu.", "Mantap, {sapa}.", "Besok saya ikut, jam berapa? >> Habis subuh. Jangan telat, air tidak menunggu.", "Semoga pekan depan angin lebih ramah."],
    semua: ["Kalau ada lebihan ikan, saya mau beli {sekilo|dua kilo}, {sapa}. >> Siap, nanti sore mampir lewat pintu belakang.", "Hati-hati di laut, {sapa}. Rezeki bisa dicari lagi besok.", "Baca ini langsung kepingin ikan bakar sambal kecap.", "Orang darat seperti saya cuma bisa mendoakan."],
    ibu: ["Titip salam buat yang di dapur Muara. Ikannya selalu segar."],
    guru_anjani: ["Boleh kelas 2 belajar ke dermaga kapan-kapan, {sapa}? >> Boleh, Bu Guru. Asal dihitung berangkat 27 pulang 27."],
    bengkel_anto: ["Mesinnya sudah waktunya ganti oli belum, {sapa}? Jangan tunggu batuk. >> Besok saya bawa, Mas. Masih trauma."],
    muda: ["Kapan-kapan boleh ikut melaut buat belajar? >> Boleh, asal tidak mabuk dan tidak bertanya sinyal."],
    jamu_yu_parti: ["jv~Wong laut kudu ngombe jahe. Sesuk tak mampir dermaga."],
  },
}
