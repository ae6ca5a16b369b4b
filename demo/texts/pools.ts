/** Replies that fit a kind of news rather than a theme: something happens, something is announced, someone has died. */
import type { Theme, Voices } from "../telling.ts"

const pool = (name: string, talk: number, replies: Voices): Theme => ({ name, mood: "info", hours: [0, 0], talk, roots: [], replies })

export const pools: readonly Theme[] = [
  pool("acara", 2.6, {
    semua: [
      "Saya usahakan datang, {sapa}.", "Semoga tidak hujan ya. >> Kalau hujan tetap jalan, {sapa}, kita punya {atap|terpal}.", "Kalau datang agak telat tidak apa-apa, {sapa}? >> Tidak apa-apa. Pintunya tidak dikunci.",
      "Saya teruskan ke {grup RT|tetangga kanan kiri|grup keluarga} ya.", "Perlu bawa apa, {sapa}? >> Bawa diri saja sudah cukup, {sapa}.", "Berapa lama kira-kira acaranya? >> Paling lama dua jam, {sapa}.",
      "Kali ini saya tidak boleh kelewatan lagi.", "Tempatnya masih sama seperti yang dulu? >> Sama, {sapa}. Cari saja yang banyak sandalnya.", "Sudah saya catat di kalender dapur.",
    ],
    ibu: ["Boleh bawa anak, {sapa}? Di rumah tidak ada yang jaga. >> Boleh, {sapa}. Ada tikar dan krayon.", "Snack-nya mau dibantu? Saya bisa bawa {pisang rebus|tempe mendoan|kacang godog}. >> Wah, dengan senang hati.", "Kalau berhalangan, boleh diwakilkan {adik|suami|anak} saya? >> Boleh, {sapa}.", "Hadir bersama ibu-ibu {RT 03|RT 05|arisan|senam}."],
    bapak: ["Hadir, {sapa}. Saya bantu {angkat kursi|pasang tikar|urus parkir} sekalian. >> Terima kasih, Pak. Ditunggu.", "Bentrok dengan jadwal ronda saya, tapi saya coba tukar.", "Yang rumahnya jauh bisa nebeng siapa? >> Coba hubungi Lik Parman, Pak, dia berangkat lebih awal."],
    muda: ["Berangkat!", "Saya ajak dua teman ya, {sapa}. >> Ajak lima juga muat.", "Perlu bantuan {dokumentasi|daftar hadir|beres-beres}? Saya kosong. >> Perlu sekali. Datang setengah jam lebih awal ya.", "Absen dulu kali ini, lagi {banyak tugas|tidak enak badan}. Semoga lancar."],
    tegar_bersuara: ["Apakah jalannya rata dan ada yang bisa menjemput di gapura, {sapa}? >> Rata, Mas Tegar, dan nanti ada yang menunggu di gapura.", "Saya datang. Tolong nanti disebut juga siapa saja yang hadir ya. >> Siap, Mas. Kita mulai dengan perkenalan."],
    wulan_isyarat: ["Mohon isinya dicatat di layar atau papan, supaya saya bisa ikut. >> Siap, Mbak Wulan. Putri yang mengetik.", "Saya ingin ikut. Boleh duduk di depan supaya bisa membaca gerak bibir? >> Tentu, Mbak Wulan. Kursi depan kami simpan."],
    sepuh: ["jv~Insyaallah sowan, menawi suku boten linu. >> Mangke kula pethuk, Mbah.", "jv~Ana wedang jahene ora? >> Wonten, Mbah, saceret ageng.", "jv~Aku melu sanajan mung ngrungokake."],
    sari_merantau: ["Kalau dekat pasti datang. Ditunggu ceritanya saja."],
  }),
  pool("kabar", 1.5, {
    semua: ["Makasih kabarnya, {sapa}.", "Baik, {sapa}. Sudah dicatat.", "Oh begitu. Saya kira cuma di {tempat saya|RT saya}.", "Saya sampaikan ke {yang tidak pegang HP|tetangga sebelah|simbah di rumah}.", "Jelas dan tidak bertele-tele. Suwun, {sapa}.", "Untung baca, hampir saja {terlewat|salah hari}.", "Siap, {sapa}."],
    ibu: ["Boleh dibagikan ke grup arisan, {sapa}? >> Silakan, {sapa}. Makin banyak yang tahu makin baik.", "Terima kasih sudah mengabari sebelum ditanya.", "Nah, ini yang saya tunggu-tunggu."],
    bapak: ["Mantap, {sapa}. Terbuka begini enak.", "Kalau ada perubahan dikabari lagi ya. >> Pasti, Pak, di sini juga.", "Saya baca sampai habis, baru percaya."],
    muda: ["Noted, {sapa}.", "Saya bikinkan versi pendeknya buat grup kelas ya. >> Boleh, jangan diubah angkanya.", "Oke siap, terima kasih {sapa}!"],
    sepuh: ["jv~Matur nuwun kabaripun.", "jv~Ya wis, tak tulis nang tembok ben ora lali."],
    tegar_bersuara: ["Tulisan rapi begini enak didengar. Terima kasih."],
    sunarti_bendahara: ["Jelas dan ada catatannya. Saya suka."],
  }),
  pool("duka", 4, {
    semua: ["Innalillahi wa innailaihi rajiun. Semoga keluarga diberi ketabahan.", "Turut berduka cita, {sapa}. Beliau orang baik.", "Kami sekeluarga ikut mendoakan.", "Masih ingat senyum beliau kalau lewat depan rumah. Turut berduka."],
    ibu: ["Ibu-ibu PKK merapat ke rumah duka, bantu di dapur.", "Beliau dulu sering memberi kami sayur. Semoga dilapangkan jalannya."],
    bapak: ["Saya dan warga RT menyiapkan {keranda|tenda|kursi} sekarang.", "Yang menggali sudah berkumpul, {sapa}. >> Terima kasih, semoga jadi amal baik."],
    pendeta_samuel: ["Turut berdukacita dari kami di Sidomulyo. Kursi aula sudah kami antar."],
    sepuh: ["jv~Ndherek belasungkawa. Mugi husnul khatimah.", "jv~Kanca lawasku siji maneh mulih dhisik. Mugi padhang dalane."],
    sari_merantau: ["Ikut berduka dari jauh. Semoga keluarga dikuatkan."],
  }),
  pool("hama", 3, {
    ppl_nurul: ["Saya mampir {sore ini|besok pagi} ya, {sapa}, jangan disemprot apa-apa dulu. >> Baik, Bu Nurul. Saya tunggu di gubuk.", "Kalau dari ceritanya, mungkin jamur. Cabut satu, bungkus plastik, bawa ke klinik hari Selasa. >> Siap, Bu, sekarang juga saya cabut.", "Coba lihat balik daunnya, {sapa}: ada bintik kecil bergerak? >> Tidak ada, Bu. Cuma kering di pinggir."],
    tani: ["Di petak saya juga mulai, {sapa}, dekat saluran.", "Punya saya dulu begitu karena airnya kebanyakan. Coba dikeringkan tiga hari. >> Saya coba, terima kasih.", "Yang sebelah mana, {sapa}? Saya takut menular ke tempat saya. >> Pojok timur, dekat pohon turi."],
    sepuh: ["jv~Dipunpriksa rumiyin, aja kesusu disemprot.", "jv~Biyen nganggo awu pawon. Embuh saiki."],
    nadia_kuliah: ["Boleh difoto dekat, depan dan belakang daun? Aku tanyakan ke dosen proteksi tanaman. >> Sudah, cek pesan ya, Mbak Nadia."],
  }),
  pool("tawaran", 2, {
    semua: ["Saya pinjam untuk {hari+2} boleh, {sapa}? >> Boleh, {sapa}. Sudah saya tulis.", "Baik sekali, {sapa}. Semoga awet barangnya."],
    ibu: ["Pas sekali, {sapa}, ada acara di rumah pekan depan. >> Monggo, kabari harinya."],
    bapak: ["Kalau sudah selesai saya kembalikan dalam keadaan bersih. >> Percaya, Pak.", "Ongkos sewanya berapa, {sapa}? >> Gratis, Pak. Doanya saja."],
    muda: ["Karang taruna ikut berterima kasih, {sapa}."],
  }),
  pool("temuan", 2.2, {
    semua: ["Bukan punya saya, tapi ikut lega ada yang jujur.", "Saya bantu tanyakan ke {RT sebelah|tetangga|grup RT}, {sapa}.", "Semoga yang punya segera membaca ini."],
    ibu: ["Kayaknya punya tetangga saya! Saya tanyakan dulu, {sapa}. >> Ditunggu, {sapa}. Barangnya aman.", "Anak saya merasa kehilangan yang mirip. Boleh mampir melihat? >> Boleh, {sapa}. Saya di rumah sampai sore."],
    bapak: ["Di desa lain sudah berpindah tangan. Salut, {sapa}.", "Rasanya saya tahu pemiliknya, {sapa}. Besok saya ajak ke sana. >> Monggo, Pak. Saya tunggu."],
    muda: ["Jujurnya {sapa} mahal harganya.", "Kalau tidak ada yang mengaku, masuk museum desa ya. >> Tunggu sebulan dulu."],
  }),
  pool("cerita", 2.4, {
    ibu: ["Saya mau bercerita, {sapa}, asal nama saya diganti Mawar juga tidak apa-apa. >> Boleh, {sapa}. Saya hubungi lewat pesan langsung.", "Tetangga saya punya pengalaman persis itu. Saya tanyakan orangnya dulu."],
    bapak: ["Tulis apa adanya ya, {sapa}. Jangan cuma yang indah-indah. >> Siap, Pak. Memang itu niatnya.", "Saya bisa antar keliling kalau perlu."],
    muda: ["Menunggu tulisannya, {sapa}.", "Boleh ikut melihat cara kerja wartawan? >> Boleh. Bawa sepatu yang kuat."],
    cek_hendro: ["Kalau butuh data lama, arsip kami bisa dibuka, {sapa}."],
  }),
]
