/** Recipes, things for sale, tools to lend, things lost and found. */
import type { Theme } from "../telling.ts"

export const masak: Theme = {
  name: "masak", mood: "joy", hours: [9, 18], talk: 2,
  roots: [
    ["tini_katering", "Sayur lodeh biar tidak pecah santannya: masukkan terakhir, api kecil, diaduk sambil sabar. Kalau tidak sabar, namanya jadi sop. #resep"],
    ["uda_zulfikar", "Rahasia rendang bukan bumbunya, tapi waktunya. Empat jam, api kayu, tidak boleh ditinggal merokok. Ambo bocorkan karena tahu kalian pasti malas. #resep"],
    ["siti_ikanasin", "Nasi sisa semalam + teri + cabai hijau + daun jeruk dua lembar. Tumis sebentar. Anak saya yang biasanya memilih-milih, minta tambah. #resep"],
    ["sri_pkk", "Urap daun pepaya tidak pahit: remas dengan garam dan sedikit tanah liat bersih, bilas sampai jernih, baru direbus. Warisan ibu mertua, terbukti 30 tahun. #resep"],
    ["kader_wiwik", "Tempe semangit jangan dibuang! Tumbuk dengan cabai, kencur, bawang, lalu tumis pakai santan. Namanya sambal tumpang, obat kangen orang rantau. #resep"],
    ["teh_euis", "Resep cireng isi: aci dua gelas, bawang putih tiga, air mendidih. Diulennya jangan sambil melamun, nanti keras seperti hati mantan. #resep"],
    ["jazuli_takmir", "Ampas tahu bisa jadi perkedel: campur telur satu, daun bawang, merica, goreng tipis. Murah sekali, {Rp 4000-6000} jadi dua puluh. #resep"],
    ["tini_katering", "Menu nasi kotak pekan ini: {ayam bakar madu|ayam goreng lengkuas|ikan asam manis}, {tumis buncis|urap|capcai}, sambal, kerupuk, pisang. {Rp 16000-19000} per kotak, pesan sebelum {Rabu|Kamis} malam.", { times: 4, pool: "dagang" }],
    ["bu_rt05", "Ada yang punya cara supaya bayam tidak cepat menghitam? Punya saya baru sejam sudah seperti berita duka.", { replies: { ibu: ["Jangan ditutup pancinya, {sapa}, dan jangan lama-lama di api.", "Masukkan waktu airnya sudah mendidih, garamnya belakangan.", "Bayam memang begitu, {sapa}. Masak secukupnya, langsung habis."], bapak: ["Di rumah saya tidak sempat hitam, sudah habis duluan."] } }],
    ["fitri_bunda", "MPASI hari ini: kentang, ikan, brokoli. Kinan makan tiga suap, sisanya jadi bedak. Ada ide yang lebih menarik?", { replies: { ibu: ["Coba nasi tim labu kuning, {sapa}. Manisnya disukai bayi. >> Wah, besok saya coba!", "Sabar, {sapa}. Anak saya dulu juga begitu, sekarang minta nambah terus.", "Kasih pegang potongan pisang, biar dia merasa punya urusan sendiri."], kader_sumiyati: ["Tiga suap itu sudah bagus, Mbak Fitri. Diulang lagi dua jam lagi, jangan dipaksa. >> Baik, Bu Sum. Lega saya."] } }],
    ["uda_zulfikar", "Jumat ini rendang {daging|telur|nangka|paru} {40-70} porsi. Habis biasanya jam {sebelas|dua belas}. Yang mau dititipkan, kirim nama, jangan kirim doa saja.", { times: 5, on: "Jumat", hours: [6, 8], pool: "dagang" }],
    ["jamu_yu_parti", "Kunir asem: kunir sakilan, asem jawa sacekel, gula jawa, uyah sajumput, digodhog nganti mumpluk. Aja ditambahi micin. #resep", { language: "jv" }],
    ["putri_melani", "Pertama kali masak sendiri waktu Ibu di sawah. Nasinya matang, lauknya berani, dapurnya jangan ditanya.", { pool: "pantun" }],
    ["sri_pkk", "Dapur PKK masak bareng {hari+1} pukul 08.00. Menunya {pepes ikan|botok lamtoro|garang asem}. Bawa daun pisang kalau punya.", { times: 3, pool: "acara" }],
    ["catur_foto", "Memotret masakan Bu Tini untuk buku menu. Keterangan foto: sepiring nasi liwet dengan telur belah dua, labu siam, dan areh yang mengilap. Fotografernya menahan diri selama 40 menit.", { pool: "sapa" }],
  ],
  replies: {
    ibu: ["Saya coba sore ini, {sapa}. Kalau gagal saya bilang resepnya kurang jelas.", "Ada bahan yang boleh dilewati, {sapa}? Dapur saya jarang lengkap. >> Ada, {sapa}. Pakai yang ada saja, rasanya beda sedikit tapi tetap habis.", "Ibu saya dulu juga begitu caranya. Langsung terbayang dapurnya.", "Untuk {dua puluh|tiga puluh} orang, takarannya dikali berapa? >> Garam jangan dikali penuh, cicipi dulu. Yang lain ikut jumlah orangnya."],
    bapak: ["Jam segini membaca beginian, salah saya sendiri.", "Saya tunjukkan ke istri, malah disuruh masak sendiri. >> Bagus, Pak. Kabari hasilnya."],
    muda: ["Versi anak kos yang cuma punya magic com ada tidak? >> Ada. Semua dicemplungkan, lalu berdoa.", "Laper, {sapa}. Tanggung jawab.", "Disimpan dulu, dimasaknya entah kapan."],
    kuliner: ["Kalau dijual di warung, laku tidak ya? >> Titip sepuluh dulu, {sapa}. Kita lihat habis jam berapa.", "Bumbunya beli di mana yang segar, {sapa}?"],
    sari_merantau: ["Kangen sekali. Di sini bumbunya ada, tapi rasanya tidak mau pulang kampung.", "Tadi saya masak mirip begini untuk Nenek yang saya rawat. Beliau bilang enak, pakai dua jempol."],
    tegar_bersuara: ["Saya masak pakai hidung dan telinga. Bunyi minyaknya sampai seperti apa, {sapa}? >> Dari ribut jadi lirih, Mas. Kalau sudah lirih, angkat."],
    sepuh: ["jv~Wah, kelingan masakane simbok. Untuku wis entek nanging isih kepingin.", "jv~Kirim sethithik nang omah ya, {sapa}. Aku sing nyicipi."],
    nadia_kuliah: ["Mau pulaaang. Di kos adanya mi instan rasa kangen."],
  },
}

export const dagang: Theme = {
  name: "dagang", mood: "info", hours: [7, 19], talk: 1.6,
  roots: [
    ["penjahit_lilis", "Menerima {jahit seragam|permak celana|kebaya wisuda}, selesai {3-6} hari. Ukur di rumah, harga mulai {Rp 20000-45000}. Yang sudah jadi tapi belum diambil ada {3-7} potong, kasihan digantung terus.", { times: 3 }],
    ["bengkel_anto", "Servis ringan plus ganti oli {Rp 65000-80000}, sudah termasuk dengar keluhan. Rem bunyi jangan ditunggu sampai merdu.", { times: 2 }],
    ["wulan_isyarat", "Tas bordir motif {padi|ombak|burung hantu} buatan saya tersedia {4-9} buah, {Rp 85000-120000}. Pesan lewat tulisan saja ya, saya Tuli. Nama bisa dibordirkan gratis.", { times: 3 }],
    ["pakde_wagimin", "Endhog bebek seger, {Rp 2500-3000} siji, asin {Rp 3500-4000}. Sing teka gawa wadhah dhewe tak tambahi siji.", { language: "jv", times: 3 }],
    ["mbah_karto", "Pitik jago umur pitung wulan tak dol, {Rp 110000-140000}. Swarane banter, tanggane sing njaluk didol.", { language: "jv" }],
    ["agus_listrik", "Paket lampu surya kecil: panel, aki, dua lampu, pasang sampai nyala, {Rp 675000-750000}. Cocok untuk saung dan kandang. Bisa dicicil tiga kali.", { times: 2 }],
    ["rizal_smk", "Servis HP: ganti layar, baterai, bersih-bersih memori. Murah karena masih belajar, teliti karena takut dimarahi. Ongkos mulai {Rp 15000-25000}.", { times: 2 }],
    ["bumdes_sukamaju", "Beras Sukamaju kemasan 5 kilo {Rp 66000-70000}, dari sawah kita sendiri. Tersedia di toko BUMDes dan bisa diantar Lik Parman.", { times: 3 }],
    ["teh_euis", "Promo hujan-hujan: seblak level berapa pun {Rp 10000-12000}, teh tawar gratis. Cireng {Rp 1000-1500} sebiji, minimal tiga biar tidak kesepian.", { times: 3, hours: [10, 16] }],
    ["catur_foto", "Foto KTP, ijazah, keluarga, dan kambing kurban. Mulai {Rp 5000-8000} per lembar. Semua berkasnya saya kasih, tidak disandera."],
    ["toko_hasan", "Baru datang: {selang 3/4 inci|cat tembok 5 kilo|sekop baja|paku payung}, harga pembukaan {Rp 24000-78000}. Boleh bayar dua kali.", { times: 2 }],
    ["jamu_yu_parti", "Dina iki jamune: beras kencur, kunir asem, cabe puyang, suruh. Sagelas {Rp 3000-4000}. Sing lagi patah ati tak wenehi brotowali, ben ngerti pait sing tenan.", { language: "jv", times: 2, hours: [5, 8] }],
    ["siti_ikanasin", "Terasi baru, dijemur empat hari, {Rp 14000-18000} per ons. Baunya sampai RT sebelah, tapi sambalnya sampai mimpi.", { times: 2 }],
    ["joko_cabai", "Terong ungu {Rp 4000-6000} sekilo, ambil di kebun. Bentuknya ada yang lucu, itu bonus.", { times: 2 }],
  ],
  replies: {
    ibu: ["Saya mau, {sapa}. Bisa disisihkan dulu? >> Bisa, {sapa}. Sudah saya beri nama.", "Masih ada? >> Masih, tinggal sedikit.", "Kemarin saya beli dan puas. Ini bukan iklan, saya cuma jujur.", "Kalau bayarnya awal bulan boleh, {sapa}? >> Boleh, sudah biasa. Saya juga menunggu awal bulan."],
    bapak: ["Buka sampai jam berapa, {sapa}? >> Sampai magrib. Setelah itu tergantung anak.", "Harganya boleh ditawar? >> Boleh menawar, {sapa}. Boleh juga saya senyum saja.", "Sip, nanti saya suruh anak ke sana."],
    muda: ["Bisa bayar pakai QRIS? >> Bisa. Kalau sinyal hilang, pakai uang sungguhan.", "Saya bantu bagikan ya, {sapa}. >> Terima kasih! Semoga jodohnya cepat ketemu.",],
    retno_bumdes: ["Kalau mau dititipkan di toko BUMDes, potongannya cuma 5 persen, {sapa}. >> Mau, Bu Retno. Besok saya ke kantor."],
    sari_merantau: ["Kalau saya pulang nanti, saya jadi pelanggan pertama, {sapa}. >> Ditunggu, Mbak Sari. Harga kangen."],
    tegar_bersuara: ["Terima kasih harganya ditulis, bukan di gambar, {sapa}. >> Sama-sama, Mas Tegar. Belajar dari tulisan Mas."],
    sepuh: ["jv~Larang ora kuwi? >> Mboten, Mbah. Kangge panjenengan kula diskon.", "jv~Tak enteni nang ngarep omah ya."],
  },
}

export const pinjam: Theme = {
  name: "pinjam", mood: "care", hours: [7, 20], talk: 2.2,
  roots: [
    ["rw02_subagyo", "Ada yang punya tangga {4|5} meter? Mau membetulkan genteng mushala {hari+1} pagi. Saya jaga seperti barang sendiri.", { times: 2 }],
    ["tumini_tani", "Pinjam dandang besar untuk {hari+2}, ada kenduri kecil 40 orang. Punya saya dipinjam adik sejak Lebaran, tampaknya sudah jadi miliknya.", { times: 1 }],
    ["bagas_taruna", "Karang taruna mau meminjam {genset|sound kecil|terpal 6x8|layar proyektor} untuk malam Minggu. Ada imbalan: kami yang mengembalikan, lengkap dengan gorengan.", { times: 3 }],
    ["fitri_bunda", "Mbak-mbak, ada yang punya {kelambu bayi|kereta bayi|alat pompa ASI manual} nganggur? Pinjam sebentar saja, Kinan tumbuhnya kebut-kebutan.", { times: 2 }],
    ["toko_hasan", "Gerobak sorong saya dipinjam siapa ya? Tidak marah, cuma rindu.", { pool: "hilang" }],
    ["guru_anjani", "Kelas 2 butuh kardus bekas besar untuk membuat {rumah-rumahan|kapal|panggung boneka}. Yang punya, taruh di teras sekolah ya.", { times: 2 }],
    ["yuli_adiksari", "Pinjam sepatu voli ukuran 38 untuk {hari+3}. Yang lama mangap, seperti minta makan."],
    ["mbah_darmo", "Menawi wonten ingkang kagungan buku Serat Wulangreh, kula badhe nyambut. Kagungan kula dipundhahar rayap.", { language: "jv", replies: { gamelan_suroso: ["jv~Kula gadhah, Mbah, nanging aksara Latin. Mangke dalu kula sowanaken. >> Matur nuwun sanget, Pak Suroso. Wedangipun sampun kula cawisaken."], intan_pustaka: ["jv~Wonten ing taman baca, Mbah, rak kaping kalih. Kula anteraken kemawon."] } }],
    ["pendeta_samuel", "Kami punya 60 kursi lipat dan dua tikar besar di aula. Siapa pun boleh meminjam, gratis. Cukup kabari sehari sebelumnya dan lap sebelum dikembalikan.", { pool: "tawaran" }],
    ["agus_listrik", "Bor tembok saya boleh dipinjam hari {Senin|Selasa|Kamis}. Mata bornya nomor {6|8|10}, kalau patah ganti dengan yang sama, bukan dengan alasan.", { times: 2, pool: "tawaran" }],
    ["joko_cabai", "Butuh pompa air kecil {2-4} hari, punya saya sedang opname di Mas Anto. Saya pinjami semprotan sebagai gantinya.", { times: 1 }],
    ["intan_pustaka", "Meminjam kipas angin untuk taman baca, siang panas sekali. Bukunya saja sampai keriting."],
    ["perawat_yoga", "Puskesmas pembantu meminjamkan kursi roda dan tongkat ketiak, tanpa biaya. Yang habis jatuh atau operasi, hubungi saya. Jangan dibuat mainan, Rizal.", { pool: "tawaran" }],
  ],
  replies: {
    bapak: ["Punya saya ada, tapi agak karatan. Mau? >> Mau, Pak. Karat bisa digosok.", "Ambil saja di samping rumah, tidak dikunci. Kalau saya tidur jangan dibangunkan. >> Siap, masuknya jinjit.", "Coba tanya Mas Bagas, karang taruna biasanya punya."],
    ibu: ["Ada di rumah, {sapa}. Nanti sore diantar anak saya. >> Alhamdulillah, terima kasih, {sapa}.", "Punya saya sedang di rumah mertua. Kalau pulang, saya kabari.", "Saya ada satu, tapi jangan dibalikin kosong ya. (Bercanda, isi senyum saja.)"],
    muda: ["Saya ada, {sapa}! Malam ini bisa diambil. >> Meluncur habis isya. Terima kasih!", "Bantu naikkan, siapa tahu ada yang punya.", "Yang jual bekas di kecamatan ada juga, agak murah. Tapi pinjam tetap lebih indah."],
    sepuh: ["jv~Nang omahku ana, nanging umure luwih tuwa saka kowe. Gelem? >> Purun, Mbah. Sing penting taksih saged dipunangge."],
    pak_rt03: ["RT 03 punya satu, tercatat di buku inventaris. Tanda tangan dulu ya. >> Siap, Pak RT. Pulpen saya bawa sendiri."],
    sri_pkk: ["Inventaris PKK boleh dicek dulu, kuncinya di saya. >> Matur nuwun, Bu Sri. Saya mampir sore."],
    laras_pengurus: ["Senang lihat tawar-menawar begini. Kalau sudah ketemu, kabari di sini supaya yang lain tidak repot mencari. >> Siap, Mbak. Sudah ketemu barusan."],
  },
}

export const hilang: Theme = {
  name: "hilang", mood: "care", hours: [7, 20], talk: 2,
  roots: [
    ["ojek_parman", "Ditemukan: satu {sandal gunung|helm anak warna merah muda|botol minum biru|payung lipat hijau} di jalan {depan pasar|tikungan Sidomulyo|depan lapangan}. Sebutkan cirinya, jangan cuma bilang \"itu punya saya\".", { times: 3, pool: "temuan" }],
    ["jazuli_takmir", "Tertinggal di masjid sejak {Jumat|salat Isya kemarin}: {kacamata baca|sarung kotak-kotak|dompet kecil berisi kunci}. Ada di laci takmir.", { times: 3, pool: "temuan" }],
    ["yuli_adiksari", "Kunci motor gantungan bebek kuning jatuh antara koperasi dan lapangan. Imbalannya cireng Teh Euis sepuluh biji."],
    ["tumini_tani", "Kambing betina putih, telinga kanan sobek, belum pulang sejak sore. Kalau bertemu, jangan dikejar, panggil saja \"Ndhuk\"."],
    ["guru_anjani", "Dicari pemilik {tas bergambar dinosaurus|kotak makan hijau|topi merah putih tanpa nama}. Sudah tiga hari di kelas, mulai akrab dengan cicak.", { times: 2, pool: "temuan" }],
    ["teh_euis", "Kucing oren saya, Si Emen, hilang dua malam. Perutnya gendut, jalannya malas, tidak mungkin jauh."],
    ["bu_rt05", "STNK atas nama {S*****o|T****i} ditemukan di dekat jembatan. Pemilik silakan ke rumah saya, bawa KTP.", { times: 2, pool: "temuan" }],
    ["rizal_smk", "Flashdisk isi tugas PKL ketinggalan di mana ya. Isinya bukan cuma masa depan saya, tapi juga lagu-lagu."],
    ["pendeta_samuel", "Ada burung merpati hinggap di gereja, kakinya bercincin biru. Jinak. Mungkin ada yang kehilangan, atau dia memang mau ikut koor.", { pool: "temuan" }],
  ],
  replies: {
    semua: ["Saya bantu sebarkan di grup RT, {sapa}.", "Tadi pagi saya seperti melihatnya dekat {pos ronda|balai desa|warung Bu Jum}. Coba ke sana. >> Langsung ke sana, terima kasih!", "Semoga cepat bertemu yang dicari.", "Coba tanya Lik Parman, dia hafal semuanya."],
    ibu: ["Sudah ketemu belum, {sapa}? >> Sudah, alhamdulillah. Ternyata tidak jauh dari rumah."],
    muda: ["Nanti pulang latihan kami lihat-lihat jalan.", "Siap pasang mata. >> Terima kasih, Dik. Mata yang awas ya."],
    bapak: ["Ronda malam ini sekalian kami perhatikan. >> Matur nuwun, Pak."],
    rw02_subagyo: ["Sudah saya tulis di papan pos ronda, siapa tahu yang punya tidak pegang HP."],
    mbah_darmo: ["jv~Mugi enggal pinanggih. Barang ingkang dados darbekipun boten badhe tebih."],
  },
}
