/** The midwife, the cadres and the nurse, and what parents ask them. */
import type { Theme } from "../telling.ts"

export const posyandu: Theme = {
  name: "posyandu", mood: "info", hours: [6, 18], talk: 3, except: "kesehatan",
  roots: [
    ["kader_sumiyati", "Posyandu Kenanga buka {hari+1}, {08.00|08.30} sampai 11.00 WIB di teras Bu RW. Bawa buku KIA dan anaknya (pernah ada yang bawa bukunya saja). Ada bubur {kacang hijau|ketan hitam|manado} buat yang datang. #posyandu", { times: 3, on: "Jumat" }],
    ["kader_wiwik", "Jadwal {hari+2}: Posyandu Mawar Karangwuni, mulai {08.00|08.30|09.00} WIB. Balita ditimbang, ibu hamil diukur tensi, simbah-simbah boleh cek gula. Antre sambil duduk, kursi sudah ditambah. #posyandu", { times: 3, on: "Senin" }],
    ["bidan_ratih", "Jadwal imunisasi {bulan} sudah ada. Yang terlewat bulan lalu tidak apa-apa, masih bisa dikejar. Datang {hari+3} pukul 08.00-10.30 WIB di polindes. Kalau anak sedang demam, kabari saya dulu. #posyandu", { times: 3, pool: "kabar", on: "Senin" }],
    ["kader_sumiyati", "Alhamdulillah hari ini {27-38} balita ditimbang, {19-26} di antaranya naik beratnya. Yang belum naik jangan berkecil hati, ya, Bu. Kita dampingi bersama. #posyandu", { times: 3, hours: [12, 16], pool: "syukur" }],
    ["bidan_ratih", "Vitamin A dibagikan di posyandu pekan ini: kapsul biru untuk umur 6-11 bulan, merah untuk 1-5 tahun. Gratis. Kalau rumahnya jauh, titip pesan ke kader dan kami yang datang.", { pool: "kabar" }],
    ["kader_wiwik", "Posyandu lansia {hari+1} sore, 15.30 WIB. Senam duduk dulu {15|20} menit, baru tensi. Simbah yang malu senam boleh jadi penonton, tapi biasanya kakinya ikut goyang sendiri.", { times: 2, pool: "acara" }],
    ["kader_sumiyati", "Dicari: timbangan dacin punya Kenanga, terakhir dipinjam untuk menimbang {gabah|kambing|pisang}. Mohon dikembalikan dalam keadaan bersih. Besok Sabtu dipakai menimbang manusia.", { pool: "hilang", on: "Jumat" }],
    ["bidan_ratih", "Kelas ibu hamil {hari+2} pukul 09.00 WIB. Bahasannya {tanda bahaya saat hamil|menyusui di pekan pertama|menyiapkan persalinan dan biayanya}. Suami sangat boleh ikut, kami sediakan kursi yang tidak bikin kabur.", { times: 3, pool: "acara", on: "Senin" }],
  ],
  replies: {
    ibu: [
      "Kalau terlambat setengah jam masih dilayani, {sapa}? >> Masih, {sapa}. Pulangnya saja yang belakangan.",
      "{sapa}, boleh dititipkan neneknya? Saya kerja {pagi itu|sampai siang}. >> Boleh, yang penting bukunya dibawa dan neneknya tahu nama lengkap cucunya.",
      "Siap, {sapa}. Bukunya sudah saya taruh di dekat pintu biar tidak lupa.",
      "Saya bantu {masak|menata kursi|mencatat} seperti biasa ya, {sapa}. >> Ditunggu, {sapa}. Tanpa Ibu antreannya kacau.",
      "Anaknya tetangga saya baru pindah dari Cilacap, boleh ikut? KTP-nya belum pindah. >> Boleh. Anak tidak ditanya KTP.",
      "Terima kasih sudah diingatkan, {sapa}. Kalau tidak ada kabar begini saya lupa tanggal.",
      "Hari itu bareng arisan. Bisa dipaskan biar sekalian jalan? >> Sudah saya bicarakan dengan Bu Sri, arisannya digeser setengah jam.",
      "Buburnya bikin saya ikut semangat, padahal anak saya sudah SMA.",
    ],
    fitri_bunda: [
      "Kinan 8 bulan boleh ikut timbang lagi, {sapa}? Dua pekan lalu beratnya cuma naik sedikit. >> Boleh, justru bagus. Bawa catatan makannya juga ya, Mbak Fitri.",
      "Datang! Semoga Kinan kali ini tidak menjambak kerudung {sapa} lagi. >> Sudah saya siapkan kerudung yang kuat.",
      "Kalau pilek ringan tetap boleh ditimbang? >> Boleh ditimbang. Soal imunisasinya nanti kita lihat dulu keadaannya.",
    ],
    siti_ikanasin: ["Dari Muara agak jauh, bisa ikut mobil siaga desa? >> Bisa, Mbak Siti. Kumpul di dermaga setengah jam sebelumnya.", "Saya bawa teri buat tambahan bubur, {sapa}. Kalsiumnya banyak, kata Bu Guru."],
    bapak: ["Bapak-bapak boleh mengantar dan ikut menunggu? >> Boleh sekali. Bonus: bisa sekalian cek tensi.", "Saya antar cucu, {sapa}, sekalian menghindar dari disuruh {nyapu|ngecat pagar}.", "Kursinya kurang? Saya punya enam kursi plastik, nanti diantar. >> Kurang, Pak. Terima kasih, pas sekali."],
    sepuh: ["jv~Kula badhe dherek tensi, nanging ampun ditakeni bab sega padhang nggih. >> Mboten kula takeni, Mbah. Kula tingali piyambak mangke.", "jv~Jamune digawa ora, Bu? Bar senam enak ngombe kunir asem. >> Digawa, Yu. Sing ora patiya legi nggih."],
    sari_merantau: ["Baca dari jauh sambil membayangkan suara anak-anak antre. Titip Azka ditimbang juga ya. >> Azka sudah lulus posyandu, Mbak Sari, tapi nanti kami timbang demi ibunya."],
    rudi_truk: ["Pas saya libur. Kali ini giliran bapaknya yang gendong. >> Nah, itu baru pemandangan langka."],
  },
}

export const sehat: Theme = {
  name: "sehat", mood: "info", hours: [6, 20], talk: 2, except: "kesehatan",
  roots: [
    ["bidan_ratih", "Tablet tambah darah itu diminum malam sebelum tidur, pakai air putih atau air jeruk. Jangan bareng teh atau kopi, nanti zat besinya lewat begitu saja. Kalau mual, bilang saya, jangan disimpan di laci."],
    ["perawat_yoga", "Obat TBC harus habis enam bulan, biarpun bulan kedua sudah segar dan sudah bisa main voli. Berhenti di tengah jalan membuat kumannya kebal. Yang malas mengambil ke puskesmas, titip saya, saya lewat tiap {Selasa|Kamis}."],
    ["bidan_ratih", "ASI perah tahan kira-kira empat jam di suhu ruang, dan sampai empat hari di kulkas (bukan di pintunya). Tempel tanggal dan jam pakai selotip kertas. Suami yang rajin mencuci botol, semoga dilancarkan rezekinya."],
    ["perawat_yoga", "Diare pada anak: yang paling penting cairannya. Oralit sedikit-sedikit tapi sering, makan dan menyusu jalan terus. Segera bawa ke puskesmas bila matanya cekung, tidak mau minum, atau ada darah."],
    ["kader_wiwik", "Menu murah untuk balita hari ini: nasi tim, {hati ayam|ikan kembung|telur puyuh}, {bayam|labu kuning|wortel}, santan sedikit. Habisnya sekitar {Rp 6000-9000} untuk dua kali makan.", { times: 3 }],
    ["perawat_yoga", "Cek tensi gratis di pos ronda RT {2-7}, {hari+1} malam pukul 20.00 WIB. Darah tinggi sering tidak terasa apa-apa. Yang merasa sehat justru saya tunggu.", { times: 3, pool: "acara" }],
    ["bidan_ratih", "Ibu yang baru melahirkan lalu sering menangis, tidak bisa tidur, atau merasa bukan ibu yang baik: itu bukan kurang iman dan bukan manja. Itu bisa diobati. Ketuk polindes, kita minum teh dulu."],
    ["perawat_yoga", "Digigit anjing atau kucing yang tidak dikenal: cuci luka dengan sabun di air mengalir 15 menit, lalu langsung ke puskesmas. Jangan diberi kopi bubuk, oli, atau minyak tanah ya, Lur."],
    ["kader_sumiyati", "Cuci tangan pakai sabun sebelum menyuapi anak. Kelihatannya sepele, tapi sejak kami rutin mengingatkan, yang mencret di RW 02 {bulan} ini tinggal {2-4} anak.", { times: 2 }],
    ["bidan_ratih", "KB itu rembukan berdua, bukan urusan istri saja. Konsultasi di polindes {Senin|Rabu|Jumat} sore, boleh datang berpasangan, pintunya tertutup dan rahasianya juga.", { times: 2 }],
    ["perawat_yoga", "Musim pancaroba begini banyak yang batuk pilek. Antibiotik tidak mempan untuk virus. Istirahat, minum hangat, pakai masker kalau mengantar anak sekolah. Kalau lebih dari tiga hari panas, periksa."],
    ["bidan_ratih", "Donor darah bersama PMI di balai desa, {hari+4} pukul 08.00-12.00 WIB. Syaratnya 17 tahun ke atas, berat minimal 45 kilo, tidur cukup. Sarapan dulu, jangan sok kuat.", { times: 2, pool: "acara" }],
  ],
  replies: {
    ibu: ["Saya baru tahu, {sapa}. Selama ini {salah|kebalik} terus di rumah.", "Izin saya bacakan di arisan ya, {sapa}. >> Silakan, {sapa}. Kalau ada yang bertanya, suruh mampir.", "Ini harus ditempel di kulkas saya.", "Kalau suami susah disuruh periksa, caranya bagaimana? >> Bilang saja saya yang menunggu. Biasanya sungkan lalu berangkat.", "Terima kasih sudah menjelaskan pakai bahasa yang saya mengerti."],
    bapak: ["Baik, {sapa}. Saya termasuk yang bandel, mulai sekarang dicoba.", "Nanti malam saya sampaikan di ronda. >> Mantap. Sekalian {kopinya dikurangi gulanya|rokoknya dikurangi}, Pak.", "Ada biayanya tidak, {sapa}? >> Tidak ada. Kalau ada yang menarik uang, beri tahu saya.", "Istri saya langsung menyodorkan HP begitu baca ini. Saya disuruh baca keras-keras."],
    muda: ["Bagikan ke grup keluarga, siap dibilang sok tahu.", "Simbah saya baru percaya kalau {sapa} yang ngomong. Izin diteruskan ya.", "Boleh dibuatkan versi suara? Simbah saya tidak bisa membaca tulisan kecil. >> Ide bagus. Nanti malam saya rekam."],
    sepuh: ["jv~Aku percaya yen sing ngomong {sapa}. Nek sing ngomong tivi kadhang-kadhang.", "jv~Maturnuwun dipunengetaken. Tiyang sepuh menika sok kesupen."],
    tegar_bersuara: ["Terima kasih ditulis lengkap tanpa poster. Saya bisa langsung mendengarkannya."],
    guru_anjani: ["Boleh saya jadikan bahan pelajaran hari Jumat, {sapa}? >> Boleh, Bu Guru. Kalau perlu saya datang ke kelas."],
  },
}
