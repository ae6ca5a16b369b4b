/** Javanese, Sundanese and English talk, people far from home, young people's plans, access for everyone, work and training. */
import type { Theme } from "../telling.ts"

export const jawa: Theme = {
  name: "jawa", mood: "joy", hours: [6, 20], language: "jv", talk: 1.8,
  roots: [
    ["mbah_darmo", "Wonten ing Serat Wulangreh kasebat: deduga lawan prayoga, myang watara riringa, aywa lali. Tegesipun, samukawis dipunpenggalih rumiyin. Punapa malih yen badhe mencet tombol \"teruskan\"."],
    ["mbah_karto", "Udan deres, kebo adus, sing duwe ngiyup. Sapa sing luwih seneng? Ya keboku."],
    ["gamelan_suroso", "Gladhen malem Kemis iki gendhing {Ladrang Wilujeng|Lancaran Suwe Ora Jamu|Ketawang Puspawarna|Lancaran Kebo Giro}. Sing anyar lungguh cedhak kenong, ben krasa wiramane.", { times: 5, on: "Rabu" }],
    ["jamu_yu_parti", "Mider {tekan Muara|tekan Sidomulyo|mubeng Krajan} payu {24-41} gelas. Sing ora payu mung siji: awakku dhewe.", { times: 3 }],
    ["pakde_wagimin", "Bebekku ngendhog {38-55} dina iki. Azka sing ngetung, salah loro, nanging semangate pas.", { times: 3 }],
    ["mbah_darmo", "Kala rumiyin kula mulang wonten SR, murid kula sekawan dasa, sabakipun namung kalih dasa. Sami gantosan nyerat, boten wonten ingkang padu. Kangen kula."],
    ["mbah_karto", "Gendhon wedi banyu panas, Jaliteng wedi payung. Aku dhewe wedi tagihan."],
    ["gamelan_suroso", "Bocah cilik nabuh bonang diseneni karo bapakne amarga kerikuhen. Tak kandhani: ben, Pak, gamelan ora bakal nesu."],
    ["jamu_yu_parti", "Resep awet enom: ngguyu, mlaku, ngombe jamu, lan ora melu-melu urusane tangga."],
    ["mbah_darmo", "Dinten punika weton kula. Umur sangang windu langkung, taksih saged nyirami kembang. Punika sampun kalebet sugih.", {}],
    ["pakde_wagimin", "Wayah surup, bebek mulih dhewe. Pinter bebekku tinimbang bocah ngenom sing kudu ditelpon bola-bali."],
    ["mbah_karto", "Biyen tandur ambi nembang, saiki tandur ambi ngrungokake HP. Ora papa, parine tetep lemu."],
    ["gamelan_suroso", "Sapa sing nduwe tembang dolanan lawas? Arep tak klumpukake kanggo bocah SD: Cublak-Cublak Suweng, Jaranan, Padhang Bulan, apa maneh?", { replies: { sepuh: ["Gundhul-Gundhul Pacul, ojo lali!", "Sluku-Sluku Bathok, kula taksih apal."], guru_anjani: ["Anak-anak remen Menthok-Menthok, Pak. Kula gadhah catetanipun. >> Wah, becik, Bu. Mangke kula salin."] } }],
    ["mbah_darmo", "Tembung ingkang meh ical: \"ngaruhaken\". Tegesipun, aruh-aruh, takon kabar tanpa pamrih. Sumangga dipunuripaken malih."],
  ],
  replies: {
    sepuh: ["Leres sanget, {sapa}.", "Hahaha, padha karo aku.", "Aku melu mesem nang kene, {sapa}.", "Mengko sore mampir, ana tela godhog. >> Nggih, mangke sonten kula mrika."],
    muda: ["Remen kula maos seratanipun {sapa}. >> Matur nuwun, Ngger. Sing sregep maca."],
    rizal_smk: ["{sapa}, nyuwun diterjemahke sithik, basaku isih blepotan.", "Kula catet, {sapa}, kangge tugas basa Jawa."],
    bapak: ["Mathuk tenan, {sapa}.", "Wah, dadi kelingan jaman cilik."],
    ibu: ["Matur nuwun, {sapa}. Tak wacakake anak-anak.", "Adhem rasane maca kaya ngene."],
    teh_euis: ["id~Saya paham separuh, tapi senangnya utuh. >> jv~Alon-alon, Teh. Suwe-suwe rak ngerti."],
    sari_merantau: ["Kangen krungu basa Jawa ing tanah manca. Matur nuwun, {sapa}."],
    wahyu_pengelola: ["Remen kula, server punika dados panggenan basa Jawa. Lestantun nggih."],
  },
}

export const sunda: Theme = {
  name: "sunda", mood: "joy", hours: [9, 19], language: "su", talk: 1.5,
  roots: [
    ["teh_euis", "Wilujeng enjing ti warung. Seblak {ceker|kurupuk|makaroni} tos siap, cireng nuju digoreng. Mangga, ulah sungkan.", { times: 3, hours: [9, 10] }],
    ["teh_euis", "Sono ka Garut. Di dieu ge aya gunung katingali, tapi teu aya emih nu nyauran \"Euis, uih!\""],
    ["teh_euis", "Diajar basa Jawa dinten ieu: \"mangga\" téh sami sareng mangga. Alhamdulillah, aya ogé nu sami."],
    ["teh_euis", "Putu Mbah Darmo diajar nyanyi \"Manuk Dadali\" di warung. Sorana sumber, kecapna pabaliut, tapi sumangetna pisan."],
    ["teh_euis", "Hujan ti beurang, nu meser mung dua. Nya tos, urang ngopi heula bari nyerat ieu."],
    ["teh_euis", "Paribasa Sunda: cikaracak ninggang batu, laun-laun jadi legok. Nabung sarébu-sarébu ogé lami-lami janten kulkas."],
    ["teh_euis", "Salaki masihan kado: wajan énggal. Romantis pisan, saurna, \"supados cirengna henteu nempel\"."],
    ["teh_euis", "Urang Sunda sanés di Kacamatan ieu saha deui nya? Hayu urang ngaliwet sasarengan dinten {Minggu|Saptu}.", {}],
  ],
  replies: {
    semua: ["id~Saya tidak paham semua, tapi jadi lapar, Teh. >> Hehe, mangga ka warung. Artinya: silakan ke warung.", "id~Teh, boleh minta artinya? Mau belajar. >> Boleh! Nanti saya tulis besar-besar di dinding warung.", "id~Bahasa Sunda enak didengar ya, seperti air.", "id~Pelan-pelan saya mulai paham, Teh. Minggu depan level dua."],
    uda_zulfikar: ["id~Ambo juga rantau, Teh. Kalau rindu, mari kita masak besar. >> su~Hayu, Uda! Rendang sareng karedok."],
    mbah_darmo: ["jv~Kula namung saged ngraosaken cirengipun, Teh. Eca sanget. >> su~Hatur nuhun, Mbah. Énjing abdi anteur."],
    sari_merantau: ["id~Saya paham kangennya, Teh. Bahasanya beda, rasanya sama. >> su~Hatur nuhun, Teh Sari. Urang sami-sami kumbara."],
    muda: ["id~Hatur nuhun, Teh! Benar tidak? >> su~Leres pisan! Pinter."],
  },
}

export const english: Theme = {
  name: "english", mood: "fun", hours: [16, 22], language: "en", talk: 1.6,
  roots: [
    ["nadia_kuliah", "English practice day {3-60}: explaining \"gropyokan\" to my classmates. \"So the whole village wakes up at five... to chase rats... together?\" Yes. And then we have breakfast.", {}],
    ["nadia_kuliah", "There is no English word for \"rewang\": neighbours who come to cook before your wedding without being asked. English, please do better."],
    ["nadia_kuliah", "My lecturer said smallholder data is scarce. Ma'am, my father writes his yields on the back of a calendar since 1998. We have data, we just never digitised the calendar."],
    ["nadia_kuliah", "Bus home takes five hours. I know I'm close when the driver starts speaking Javanese to the cows."],
    ["nadia_kuliah", "Free tip for students: the reading room in my village has better light, better tea and a kinder librarian than my campus."],
    ["cek_hendro", "For our visitors: when a message says \"forward this to ten groups\", the kind thing is to forward it to none. Ask first, then wait an hour. #cekfakta"],
    ["nadia_kuliah", "Interviewed {6-11} farmers this week. {Four|Five|Three} of them interviewed me back about marriage.", { times: 2 }],
    ["tegar_bersuara", "To developers reading this: label your buttons. My screen reader just told me \"button, button, button, link\". It sounded like a very sad poem."],
    ["nadia_kuliah", "Today I learned that \"to weather a storm\" is a verb. In my village we just say \"wis biasa\"."],
    ["wahyu_pengelola", "Small servers are quiet, and that is the point. Sixty neighbours, one bill we can all read, and an admin who lives next to the mosque."],
    ["intan_pustaka", "A ten-year-old asked me whether books get lonely when nobody borrows them. I said yes. He took four."],
    ["nadia_kuliah", "Someone asked where I'm from. \"Sukamaju. It means 'likes to move forward'.\" \"And does it?\" \"Slowly. We stop to talk to everyone.\"", {}],
  ],
  replies: {
    muda: ["This made my day.", "I understood everything except one word. Progress!", "Proud of you, {sapa}. >> Thank you! Still need a dictionary next to me.", "id~Inggrisnya keren, saya bacanya sambil buka kamus. >> Hehe, nulisnya juga sambil buka kamus.", "Please never stop writing these."],
    "cek_hendro>nadia_kuliah": ["Nicely put, {sapa}. I will read this to my class tomorrow. >> Thank you, Sir! Please check my grammar too.", "One small note: it is perfect. No corrections."],
    pengacara_maria: ["Beautiful. Send me more of these on court days."],
    "intan_pustaka>nadia_kuliah": ["Printing this for the wall of the reading room. >> I'm honoured!", "Haha, so true."],
    "slamet_sawah>nadia_kuliah": ["id~Bapak tidak mengerti artinya, tapi Bapak tekan suka. >> Hehe, nanti aku terjemahkan di telepon, Pak."],
    sari_merantau: ["id~Saya pakai ini untuk belajar bahasa Inggris juga, lho. >> Wah, kita belajar bareng, Mbak Sari!"],
    "tegar_bersuara>nadia_kuliah": ["My screen reader switched to English for this one, very elegant accent."],
    "wartawan_galih>nadia_kuliah": ["Can I quote you on that? >> Only if you spell Sukamaju right!"],
  },
}

export const rantau: Theme = {
  name: "rantau", mood: "care", hours: [9, 21], talk: 2,
  roots: [
    ["sari_merantau", "Pasar pagi di Taichung. Saya menawar pakai bahasa Mandarin, penjualnya menjawab pakai bahasa Indonesia. Ternyata istrinya orang Kebumen."],
    ["sari_merantau", "Musim dingin mulai. Nenek memberi saya syal rajutan sendiri. Tangannya gemetar, rajutannya miring, hati saya lurus ke sana."],
    ["sari_merantau", "Kiriman bulan ini sudah masuk koperasi, {Rp 3000000-4000000}. Buat Azka sekolah, buat kandang Bapak, sisanya ditabung. Jangan dipakai beli HP ya, @yuli_adiksari.", { times: 3 }],
    ["sari_merantau", "Teman satu asrama ditahan paspornya oleh agen. Saya temani dia bertanya kepada Mbak @pengacara_maria. Hari ini paspornya kembali."],
    ["sari_merantau", "Belajar masak bakpao dari tetangga, saya balas ajari tempe mendoan. Hasilnya seri, dua-duanya gosong sedikit."],
    ["sari_merantau", "Nenek memanggil saya dengan nama anaknya yang sudah meninggal. Dulu saya koreksi. Sekarang saya jawab saja, \"iya, Bu\"."],
    ["rudi_truk", "Dua hari antre di pelabuhan. Sopir-sopir gelar tikar, masak mi bareng, ada yang main gitar. Negara kecil di parkiran.", { times: 1 }],
    ["nadia_kuliah", "Uang kos naik {Rp 50000-100000}. Sedang menghitung berapa hari bisa hidup dari oseng tempe. Jawaban sementara: semua hari.", { times: 1 }],
    ["sari_merantau", "Libur pekan ini ikut kelas komputer di perpustakaan kota, gratis untuk pekerja asing. Gurunya sabar, seperti Mas Wahyu tapi lebih banyak tersenyum."],
    ["rudi_truk", "Jalur {pantura|selatan|Alas Roban} {macet|padat|lengang} sejak jam {2-5}. Yang mau pulang kampung akhir pekan, berangkatnya agak {siang|pagi} saja.", { times: 3, pool: "kabar" }],
    ["sari_merantau", "Hitung mundur: {30-35} bulan lagi. Daftar belanja warung nanti sudah saya tulis: etalase, kulkas, papan nama. Namanya \"Warung Pulang\"."],
    ["nadia_kuliah", "Bapak menelepon hanya untuk bilang hujan. Setelah itu diam lama. Begitulah cara Bapak bilang kangen."],
  ],
  replies: {
    ibu: ["Sehat-sehat di sana ya, {sapa}. Yang di rumah kami bantu jaga. >> Terima kasih. Itu yang bikin saya kuat.", "Jangan lupa makan dan jangan lupa libur.", "Kalau pulang nanti kita masak besar."],
    "yuli_adiksari>sari_merantau": ["Siap laksanakan, {sapa}. Dicatat, difoto, dilaporkan. >> Nah, begitu dong.", "Di rumah semua sehat. Azka lagi senang menggambar bebek naik pesawat."],
    "pakde_wagimin>sari_merantau": ["jv~Sing ngati-ati nang kana. Bapak karo Azka sehat, bebek ya sehat. >> Nggih, Pak. Sami-sami jagi kesehatan.", "jv~Aku ora bisa ngomong akeh. Sing penting slamet."],
    muda: ["Cerita {sapa} selalu bikin diam sebentar.", "Hebat, {sapa}. Ditunggu cerita berikutnya."],
    semua: ["Doa kami dari Sukamaju, {sapa}.", "Sehat selalu dan hati-hati ya, {sapa}.", "Salam dari seisi RT, {sapa}. >> Salam balik untuk semuanya!"],
    sepuh: ["jv~Mugi tansah pinayungan dening Gusti.", "jv~Sing adoh padha slamet, sing cedhak padha rukun."],
    "pengacara_maria>sari_merantau": ["Kalau ada urusan surat lagi, kabari saya, {sapa}. >> Siap, terima kasih banyak, Mbak."],
    "fitri_bunda>rudi_truk": ["Di rumah ada yang menunggu, jangan lupa istirahat. >> Iya, ini mau merem dulu."],
  },
}

export const pemuda: Theme = {
  name: "pemuda", mood: "fun", hours: [15, 21], talk: 2.1,
  roots: [
    ["taruna_sukamaju", "Rapat malam Minggu pukul 20.00 WIB. Agenda: {jadwal ronda muda|kas dan kaus|lomba mewarnai anak|taman di bekas kandang}. Yang datang paling akhir jadi notulen.", { times: 5, on: "Jumat" }],
    ["dimas_bola", "Latihan Persama sore ini {lari keliling sawah|operan pendek|tendangan bebas|tanding lawan bapak-bapak}. Kumpul 16.00, jangan alasan cuci motor.", { times: 6, on: "Kamis", hours: [10, 13] }],
    ["dimas_bola", "Hasil latih tanding: Persama {2-4}, {Tirtasari Muda|PS Karangjati|Bintang Laut} {0-2}. Wasitnya Pak RT, jadi semua protes ditulis di buku tamu.", { times: 4, pool: "kabar" }],
    ["bagas_taruna", "Bekas kandang belakang lapangan boleh dipakai. Usul: {taman main|lapangan voli|kebun cabai bersama|tempat skateboard dari papan bekas}. Tulis pilihanmu di bawah.", { times: 1, replies: { muda: ["Lapangan voli, supaya tidak rebutan dengan sepak bola.", "Kebun cabai, hasilnya buat kas.", "Papan bekas jadi skateboard? Setuju, asal ada helmnya."], ibu: ["Taman main dong, anak kecil kasihan main di jalan."], tegar_bersuara: ["Apa pun pilihannya, jalan masuknya rata ya."] } }],
    ["putri_melani", "Notulen rapat kemarin: hadir {14-26}, keputusan {2-4}, debat soal gorengan 25 menit. Lengkapnya di https://desa-sukamaju.example/taruna.", { times: 4, pool: "kabar" }],
    ["rizal_smk", "Turnamen gim {catur daring|bola PS|tebak lagu} di sekretariat, {hari+2} malam. Daftar Rp5.000, hadiahnya {voucher seblak|kuota 3 GB|rasa hormat}.", { times: 3 }],
    ["taruna_sukamaju", "Menanam {40-90} bibit {mangrove|sukun|trembesi} di {muara|tepi lapangan|bantaran Karangwuni}, {hari+3} pukul 06.30. Sarapan ada. Yang bawa adik dapat dobel.", { times: 3 }],
    ["yuli_adiksari", "Voli putri kurang {1-3} orang. Syarat: bisa servis sampai net. Tidak sampai pun tidak apa-apa, asal lucu.", { times: 2 }],
    ["bagas_taruna", "Parkir hajatan kemarin masuk kas {Rp 180000-320000}. Separuh untuk lampu lapangan, separuh untuk yang jaga sampai jam dua belas.", { times: 2, pool: "kabar" }],
    ["perawat_yoga", "Gowes santai Minggu 05.30 ke {pantai timur|bendung Wuni|bukit Sidomulyo}, {14-22} kilo. Tidak ada yang ditinggal, kecuali yang berhenti foto terus.", { times: 4, on: "Jumat" }],
    ["catur_foto", "Belajar memotret pakai HP, gratis, {hari+1} sore di saung. Sekalian belajar menulis keterangan yang bisa dibayangkan.", { times: 2 }],
  ],
  replies: {
    muda: ["Ikut!", "Absen satu, {sapa}.", "Telat lima belas menit boleh? >> Boleh, tapi bawa gorengan.", "Bisa bawa teman dari desa sebelah? >> Bisa, makin ramai.", "Kemarin seru, semoga kali ini tambah banyak yang datang.", "Saya bantu sebar ke adik kelas ya.", "Kalau hujan jadi tidak? >> Kalau gerimis lanjut, kalau deras pindah ke balai desa."],
    bapak: ["Bapak-bapak boleh ikut? Napas tinggal separuh. >> Boleh, Pak. Napas separuh, semangat dua.", "Saya sumbang {air mineral sedus|pisang setandan}. >> Wah, terima kasih, Pak. Langsung kami jemput.", "Bagus. Daripada nongkrong tidak jelas."],
    ibu: ["Anak saya boleh ikut? Kelas 6. >> Boleh, Bu. Kami jaga.", "Jangan pulang terlalu malam ya, Nak.", "Minumnya biar Ibu-ibu yang siapkan. >> Alhamdulillah, terima kasih, Bu."],
    tegar_bersuara: ["Saya ikut kalau ada yang mau jadi teman jalan. >> Ada, Mas. Saya jemput.", "Tolong tempatnya disebut patokannya juga, bukan cuma titik peta. >> Siap, Mas: masuk dari gapura, 40 langkah, kiri jalan."],
    kades_harjono: ["Saya dukung. Kalau perlu surat atau tempat, sampaikan. >> Terima kasih, Pak Kades."],
    sepuh: ["jv~Sing enom sregep, sing tuwa nonton.", "jv~Aja lali pamit karo wong tuwa."],
    wulan_isyarat: ["Saya mau ikut. Nanti aba-abanya pakai tangan juga ya. >> Siap, Mbak Wulan. Sudah kami latih isyaratnya."],
  },
}

export const kerja: Theme = {
  name: "kerja", mood: "info", hours: [8, 19], talk: 1.8,
  roots: [
    ["bumdes_sukamaju", "BUMDes mencari {satu kasir toko|dua tenaga penggilingan|satu pencatat meter air}. Warga Sukamaju, perempuan dan laki-laki, difabel sangat dipersilakan. Upah {Rp 1900000-2150000}, jam 08.00-15.00. Kirim surat ke kantor sampai {hari+5}.", { times: 3 }],
    ["retno_bumdes", "Tanya jawab usaha kecil tiap Selasa sore di BUMDes. Pekan ini: {cara menghitung modal|izin PIRT|jualan lewat internet tanpa ditipu|memisahkan uang warung dan uang dapur}.", { times: 4, on: "Senin", pool: "acara" }],
    ["toko_hasan", "Butuh satu orang kuat angkat dan jujur hitung untuk toko. Ijazah tidak ditanya. Makan siang ditanggung istri saya, jadi dijamin enak."],
    ["koperasi_rejeki", "Simpanan hari raya dibuka. Sepekan Rp10.000, dibagikan sebelum Lebaran. Pekan ini sudah {47-88} anggota. Buku simpanan ditandatangani dua pihak, jangan mau satu.", { times: 3, pool: "kabar" }],
    ["sunarti_bendahara", "Kalau ada yang menawarkan pinjaman lewat pesan dan minta foto KTP sambil senyum, jangan. Datang ke koperasi, fotonya tidak perlu, senyumnya boleh.", { pool: "kabar" }],
    ["pengacara_maria", "Menerima kerja di luar kota? Minta perjanjian tertulis, simpan nomor keluarga, catat alamat lengkap. Perusahaan baik tidak keberatan ditanya.", { pool: "kabar" }],
    ["tini_katering", "Cari {2-4} orang bantu bungkus nasi, {hari+1} jam 03.00 pagi. Upah {Rp 60000-80000} plus sarapan. Yang mendengkur boleh tidur dulu di ruang tamu.", { times: 3 }],
    ["penjahit_lilis", "Mau mengajari menjahit dasar {3|4} orang remaja putus sekolah, gratis, tiap Rabu. Mesin ada dua. Sabar saya ada satu setengah.", { times: 1 }],
    ["carik_endang", "Info dari Balai Latihan Kerja kabupaten: pelatihan {las|barista|menjahit|servis AC} gratis, asrama dan makan ditanggung, {20|30} hari. Pendaftaran lewat balai desa sampai {tgl+6}.", { times: 3 }],
    ["agus_listrik", "Butuh satu pembantu pasang instalasi rumah, {3-5} hari. Tidak takut tinggi, tidak takut kecoak di plafon. {Rp 100000-120000} sehari.", { times: 2 }],
    ["bengkel_anto", "Anak SMK yang mau belajar mesin sore-sore boleh datang. Tidak saya gaji, tapi pulang bawa ilmu dan tangan hitam."],
    ["cek_hendro", "Sudah dicek: lowongan \"admin dari rumah gaji Rp8 juta cukup transfer biaya seragam\" itu penipuan. Sumber: perusahaan yang dicatut, lewat nomor kantornya, menjawab tidak membuka lowongan. #cekfakta", { pool: "kabar" }],
  ],
  replies: {
    ibu: ["Keponakan saya sedang mencari, saya kabari ya, {sapa}. >> Silakan, suruh datang pagi.", "Untuk umur 45 masih boleh? >> Boleh, {sapa}. Yang dilihat rajinnya.", "Penting ini, terima kasih, {sapa}."],
    muda: ["Syaratnya apa saja, {sapa}? >> Datang dulu, bawa niat. Sisanya kita urus.", "Baru lulus belum pengalaman, bisa? >> Bisa. Semua orang pernah belum pengalaman.", "Saya teruskan ke teman sekelas.", "Wah, coba ah."],
    bapak: ["Adik saya cocok sekali. Nanti saya antar. >> Monggo, Pak.", "Bagus, daripada jauh-jauh ke kota.", "Terima kasih, {sapa}. Sering-sering bagi kabar begini."],
    wulan_isyarat: ["Apakah bisa untuk orang Tuli? Saya punya dua teman yang rajin. >> Bisa, Mbak Wulan. Kita komunikasi lewat tulisan."],
    tegar_bersuara: ["Ditulis sebagai teks begini bisa langsung saya sampaikan ke teman-teman Difabel Bergerak."],
    sari_merantau: ["Andai dulu ada kabar begini sebelum saya berangkat. Ayo adik-adik, dicoba."],
    nadia_kuliah: ["Aku bisa bantu bikin surat lamarannya, gratis, lewat pesan langsung. >> Terima kasih, Mbak Nadia. Ini membantu sekali."],
  },
}
