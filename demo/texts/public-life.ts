/** The office, schools and reading room, worship, power and water, access for everyone. */
import type { Theme } from "../telling.ts"

export const desa: Theme = {
  name: "desa", mood: "info", hours: [8, 15], talk: 2, except: "desa",
  roots: [
    ["pemdes_sukamaju", "Pelayanan KTP keliling dari kecamatan hadir di balai desa {hari+3}, {tgl+3}, 09.00-13.00 WIB. Rekam baru, KTP rusak, dan KIA anak. Semua gratis.", { times: 3, pool: "kabar", on: "Selasa" }],
    ["pemdes_sukamaju", "Penerima BLT Dana Desa tahap {bulan}: {38-44} keluarga. Daftar nama ditempel di balai desa dan boleh disanggah sampai {hari+4}. Pengambilan di loket, tidak diwakilkan, tidak ada potongan.", { times: 3 }],
    ["carik_endang", "Yang mengurus akta kelahiran: bawa surat lahir dari bidan, KK, KTP orang tua dan dua saksi. Kalau ada yang menawarkan \"jalur cepat\", suruh dia bertemu saya."],
    ["kades_harjono", "Musyawarah dusun {Muara|Krajan|Sidomulyo|Karangwuni} {hari+2} malam, 19.30 WIB. Bahas usulan tahun depan. Ibu-ibu, anak muda, dan warga difabel saya mohon duduk di depan, bukan di dapur.", { times: 4, pool: "acara" }],
    ["pemdes_sukamaju", "Kantor desa {tgl+1} tutup lebih awal pukul 12.00 WIB karena {rapat di kecamatan|pelatihan perangkat|pemeliharaan jaringan}. Surat mendesak bisa menghubungi Bu Carik.", { times: 2, pool: "kabar", on: "Rabu", replyPolicy: "nobody" }],
    ["kades_harjono", "Realisasi anggaran desa sampai {bulan-1} sudah {54-71} persen. Papan infonya diganti, hurufnya saya minta dibesarkan dua kali. Kalau masih tidak jelas, itu tugas saya menjelaskan.", { times: 2 }],
    ["carik_endang", "Pengingat: surat pengantar nikah, pindah, dan keterangan usaha TIDAK dipungut biaya. Map juga kami sediakan. Yang bayar cuma parkir, dan itu pun tidak ada."],
    ["rw02_subagyo", "Jadwal ronda pekan ini sudah ditempel. Regu {Senin|Rabu|Sabtu} kekurangan {2|3} orang. Yang sulit tidur, inilah saatnya berguna.", { times: 3 }],
    ["pak_rt03", "Iuran RT 03 bulan {bulan}: sudah {24-33} rumah dari 36. Yang belum tidak saya sebut, cukup saya lambaikan tangan kalau lewat.", { times: 3 }],
    ["bu_rt05", "Kas RT 05 akhir {bulan-1}: {Rp 820000-1450000}. Keluar untuk {lampu jalan|menjenguk yang sakit|cat pos ronda} {Rp 85000-210000}. Buku boleh diintip di rumah, sekalian minum teh.", { times: 3 }],
    ["pengacara_maria", "Konsultasi hukum gratis {hari+1} 10.00-15.00 WIB di balai desa. {Warisan tanah|Utang pinjaman daring|Kekerasan di rumah|Upah yang tidak dibayar}, apa pun yang membuat susah tidur. Rahasia terjaga, boleh ditemani siapa saja.", { times: 4, on: "Rabu", pool: "acara" }],
    ["wartawan_galih", "Sedang menulis tentang {desa yang berani menempel anggarannya|air bersih di musim kering|anak muda yang kembali bertani|ongkos sekolah tersembunyi}. Ada warga yang mau bercerita? Nama boleh disamarkan.", { times: 3, pool: "cerita" }],
  ],
  replies: {
    ibu: ["Terima kasih infonya, {sapa}. Jelas dan lengkap.", "Saya teruskan ke Ibu-ibu PKK ya."],
    bapak: ["Yang begini bagus, terang-terangan. Teruskan, {sapa}.", "Saya mau usul soal {lampu jalan|drainase}, lewat sini boleh? >> Boleh sekali. Saya catat dan saya bawa."],
    muda: ["Saya bantu bikin versi pendek buat grup anak muda."],
    tegar_bersuara: ["Terima kasih diketik, bukan difoto. >> Sama-sama, Mas Tegar. Sudah jadi kebiasaan kami."],
    sepuh: ["jv~Nyuwun dipunumumaken ing langgar ugi nggih, kathah ingkang boten gadhah HP. >> Sampun kula titipaken Pak Jazuli, Mbah."],
    wartawan_galih: ["Keterbukaan begini jarang. Boleh saya kutip? >> Silakan, Mas Galih."],
  },
}

export const sekolah: Theme = {
  name: "sekolah", mood: "joy", hours: [7, 17], talk: 1.9,
  roots: [
    ["guru_anjani", "Kata murid saya hari ini: \"Bu, kalau huruf besar itu bapaknya huruf kecil, ibunya yang mana?\" Saya belum menemukan jawabannya."],
    ["guru_anjani", "Kelas 2 belajar menimbang. {Si Kevin|Salsabila|Azka} menimbang {ayam|tas temannya|adiknya}, hasilnya {3-9} kilo lebih malu.", { times: 2, on: "Rabu" }],
    ["ustaz_fathoni", "Pendaftaran TPQ sore masih dibuka. Senin sampai Kamis, 15.30-17.00 WIB. Infak seikhlasnya, boleh berupa singkong.", { pool: "acara" }],
    ["pelita_baca", "Buku paling sering dipinjam pekan ini: {Si Kancil Belajar Jujur|Atlas Ikan Laut Kita|Cara Kerja Gunung Api|Dongeng Seribu Sumur}, {6-14} kali. Rak {hewan|sains|dongeng} mulai ompong, mohon yang sudah selesai dikembalikan.", { times: 4 }],
    ["intan_pustaka", "Ada anak yang mengembalikan buku sambil minta maaf kepada bukunya karena terlipat. Saya hampir menangis di balik rak."],
    ["cek_hendro", "Percobaan kelas VIII: menanam kacang hijau di tiga tempat, gelap, terang, dan dekat pengeras suara dangdut. Yang dangdut tumbuhnya biasa saja, tapi muridnya paling semangat."],
    ["cek_hendro", "Kabar yang kami periksa pekan ini: {3-6}. Benar {1-2}, salah sisanya. Paling laris: \"{air es bikin gemuk|HP dekat bantal meledak sendiri|minum air kelapa menyembuhkan semua penyakit|ada razia besar besok}\". Kirim yang meragukan ke saya. #cekfakta", { times: 4, pool: "kabar" }],
    ["guru_anjani", "Rapat orang tua kelas 2, {hari+2} pukul 13.00 WIB, paling lama satu jam. Bapak-bapak jangan mengirim perwakilan terus, saya kangen mukanya.", { times: 2, pool: "acara", on: "Rabu" }],
    ["rizal_smk", "Hari pertama PKL: disuruh fotokopi. Hari kedua: memperbaiki fotokopinya. Naik pangkat."],
    ["pelita_baca", "Dongeng sore {hari+1} pukul 15.30: \"{Timun Emas|Ande-Ande Lumut|Lutung Kasarung|Malin Kundang versi ibunya}\". Pendongengnya {Mbak Intan|Pak Samuel|Uda Zul|Mbah Darmo}. Bawa tikar.", { times: 4, pool: "acara" }],
    ["ustaz_fathoni", "Alhamdulillah {3-5} santri khatam Iqra jilid {4|5|6}. Hadiahnya penghapus dan izin memukul beduk satu kali.", { times: 2 }],
    ["nadia_kuliah", "Seminar proposal lancar. Penguji bertanya kenapa saya memilih tikus sawah. Saya jawab karena tikusnya memilih ayah saya duluan.", { pool: "syukur" }],
    ["wahyu_pengelola", "Kelas komputer gratis {hari+3} malam, 19.30 WIB: {membuat kata sandi yang kuat|menulis surat lamaran|menyimpan foto supaya tidak hilang|mengenali penipuan}. Tempat 12, laptop {6-8}.", { times: 4, pool: "acara" }],
    ["wulan_isyarat", "Kelas BISINDO pekan ini: {salam dan keluarga|angka dan uang di warung|kata-kata darurat|makanan}. Sabtu 15.30 di aula. Tidak perlu bisa apa-apa, cukup dua tangan.", { times: 4, pool: "acara" }],
  ],
  replies: {
    ibu: ["Anak saya pulang-pulang cerita soal ini, {sapa}. Heboh sekali.", "Terima kasih sudah telaten, {sapa}. Tidak semua orang sanggup.",],
    bapak: ["Zaman saya dulu tidak ada yang begini. Iri saya."],
    muda: ["Ini yang bikin saya betah di desa.", "Kalau butuh tenaga tambahan, panggil saya.", "Ngakak, tapi terharu juga."],
    sepuh: ["jv~Bocah saiki pinter-pinter. Simbah mung bisa mesem.", "jv~Kula remen mireng bab menika. Gurunipun sabar, muridipun wasis."],
    sari_merantau: ["Cerita begini obat kangen saya. Tulis terus ya, {sapa}. >> Siap, Mbak Sari. Besok ada kabar Azka lagi."],
    cek_hendro: ["Bagus sekali, {sapa}. Boleh saya tiru di SMP?"],
    tegar_bersuara: ["Kalau ada yang perlu dibacakan atau didengarkan, saya siap membantu."],
  },
}

export const ibadah: Theme = {
  name: "ibadah", mood: "care", hours: [6, 20], talk: 1.4, except: "gereja",
  roots: [
    ["masjid_alikhlas", "Kas masjid per Jumat ini: saldo lalu {Rp 3200000-4100000}, infak {Rp 540000-870000}, keluar {Rp 210000-460000} untuk {listrik dan air|karpet|kebersihan}. Semoga berkah. Buku kas ada di serambi.", { times: 6, on: "Jumat", hours: [13, 15] }],
    ["masjid_alikhlas", "Pengajian malam {Selasa|Rabu|Sabtu} bakda Isya bersama {Ustaz Fathoni|Kiai Mustofa dari Tirtasari}. Tema: {menjaga lisan di grup WhatsApp|berutang dan membayar utang|tetangga sebagai saudara}. Ibu-ibu ada tempat di serambi kiri.", { times: 3, pool: "acara" }],
    ["pendeta_samuel", "Ibadah Minggu pukul 07.00 WIB. Selesai ibadah kita {menengok Mbah Wiryo yang sakit|membagikan sayur dari kebun gereja|latihan koor}. Siapa pun boleh ikut membantu.", { times: 4, on: "Sabtu", pool: "acara" }],
    ["jazuli_takmir", "Innalillahi wa innailaihi rajiun. Telah berpulang {Mbah Wongso|Bu Painem|Pak Sarjito}, warga RT {2|4|6}. Dimakamkan {hari} pukul {10.00|13.00|15.30} WIB. Mohon dimaafkan segala salahnya.", { times: 3, hours: [6, 9], pool: "duka" }],
    ["masjid_alikhlas", "Terkumpul {17-29} bungkus beras Jumat Berkah. Dibagikan sore ini tanpa daftar panjang, karena lapar tidak perlu formulir.", { times: 2, on: "Jumat", hours: [10, 12], pool: "syukur" }],
    ["ustaz_fathoni", "Sebaik-baik manusia adalah yang bermanfaat. Kalau belum bisa bermanfaat, minimal jangan meneruskan kabar yang belum jelas.", { replies: { semua: ["Pas sekali untuk grup sebelah, {sapa}.", "Saya kutip di papan pos ronda ya. >> Silakan, {sapa}. Semoga dibaca sampai habis."], tini_katering: ["Saya mengangguk paling keras, Ustaz."] } }],
    ["pendeta_samuel", "Kebun gereja panen {sawi|kangkung|tomat}. Silakan ambil di rak depan pagar, siapa saja, tanpa izin.", { times: 2, pool: "syukur" }],
  ],
  replies: {
    semua: ["Aamiin. Terima kasih, {sapa}.", "Semoga selalu rukun begini.", "Matur nuwun kabarnya, {sapa}. Kami sekeluarga ikut mendoakan.", "Semoga jadi berkah untuk semua."],
    masjid: ["Berkah selalu, {sapa}."],
    gereja: ["Tuhan memberkati kita semua, {sapa}."],
    sari_merantau: ["Dari jauh ikut mengaminkan."],
    sepuh: ["jv~Mugi kita sedaya tansah pinaringan rahayu.", "jv~Dherek ndedonga saking griya."],
    bapak: ["Bagus begini, semua bisa membaca sendiri."],
  },
}

export const jaringan: Theme = {
  name: "jaringan", mood: "info", hours: [6, 20], talk: 1.8,
  roots: [
    ["bumdes_sukamaju", "Air bersih blok {A|B|C} mati sementara {hari+1} pukul {08.00-11.00|09.00-12.00|13.00-15.00} WIB, ada {pembersihan tandon|sambungan bocor di dekat pasar|penggantian pompa}. Silakan menampung malam ini.", { times: 4, hours: [14, 18] }],
    ["agus_listrik", "Pemadaman terencana PLN {hari+2} {09.00-12.00|10.00-13.00}, untuk pangkas pohon. Kulkas jangan sering dibuka, dan es lilinnya habiskan dulu.", { times: 3 }],
    ["wahyu_pengelola", "Server sempat lambat semalam antara {21.10|22.40|20.15} dan {23.05|23.30}. Penyebabnya {kabel digigit tikus|disk penuh catatan|pembaruan yang saya kira cepat}. Sudah beres, tidak ada tulisan yang hilang.", { times: 3, hours: [6, 9], pool: "kabar" }],
    ["bumdes_sukamaju", "Tagihan air {bulan} sudah bisa dibayar: Rp2.500 per kubik, beban Rp5.000. Yang sedang susah boleh menunda sampai bulan depan, cukup bilang.", { times: 1, pool: "kabar" }],
    ["wahyu_pengelola", "Kabar server bulan {bulan-1}: {61-64} akun, biaya Rp185.000, gangguan {8-41} menit, laporan ditangani {2-7}. Cadangan data diuji dan benar-benar bisa dipulihkan, bukan cuma ada.", { times: 3, pool: "kabar" }],
    ["rizal_smk", "Sinyal di Sidomulyo hilang dari tadi. Saya menulis ini dari atas genteng, mohon maklum kalau ada suara kucing.", { pool: "pantun" }],
    ["retno_bumdes", "Meteran air RT {2-7} dibaca {hari+1} oleh {Mas Eko|Rizal|Pak RT}. Mohon kandang ayam yang menutupi meterannya digeser sedikit.", { times: 3, pool: "kabar" }],
    ["agus_listrik", "Kabel rumah Pak @toko_hasan yang kemarin meleleh sudah diganti. Pelajaran: satu colokan jangan dipakai untuk kulkas, dispenser, dan rice cooker sekaligus.", { pool: "kabar" }],
    ["wahyu_pengelola", "Saran aman pekan ini: {kunci layar HP dinyalakan|jangan pakai tanggal lahir sebagai kata sandi|cek perangkat yang sedang masuk di Pengaturan|hapus aplikasi yang tidak dipakai setahun}. Butuh bantuan? Saya di balai desa malam {Selasa|Kamis}.", { times: 4, pool: "kabar" }],
  ],
  replies: {
    ibu: ["Pas sekali waktunya mencuci. Ya sudah, besok saja.", "Kira-kira bisa molor tidak, {sapa}? Ada hajatan kecil. >> Kami usahakan tepat. Kalau molor, saya kabari di sini.", "Terima kasih diberi tahu sebelumnya, jadi bisa menampung."],
    bapak: ["RT {2|4|6} juga terdampak? >> Iya, Pak, tapi hanya sebentar.", "Oh, pantas. Saya kira cuma di rumah saya.", "Suwun, {sapa}. Kerjanya tidak kelihatan, tapi terasa."],
    muda: ["Tugas kuliah saya bagaimana nasibnya.", "Kalau butuh tenaga menggali atau menarik kabel, bilang ya. >> Siap, nanti saya kabari. Upahnya es degan.", "Mantap, laporannya jujur."],
    kuliner: ["Es batu saya bagaimana ini. >> Titip di freezer BUMDes saja, masih longgar."],
    sepuh: ["jv~Biyen ora ana listrik ya turu gasik. Apik kanggo awak."],
    sunarti_bendahara: ["Ada notanya? (Kebiasaan.) >> Ada, Bu Narti. Sudah saya lampirkan, takut ditanya."],
  },
}
