/** The day's sky and the week's prices. Market prices themselves are computed in `market.ts`. */
import type { Theme } from "../telling.ts"

export const cuaca: Theme = {
  name: "cuaca", mood: "info", hours: [5, 7], talk: 1.2,
  roots: [
    ["eko_siaga", "Pagi, Lur. Air pintu Wuni {104-131} cm, aman. Langit {bersih sampai ke gunung|berawan tipis|mendung di sebelah utara}. Yang menjemur {gabah|kerupuk|cucian} {silakan gelar|jangan ditinggal jauh|siap-siap lari}.", { times: 8 }],
    ["siaga_sukamaju", "Cuaca hari ini, {tgl}: pagi {cerah berawan|cerah}, hujan {ringan|sedang} mungkin turun setelah pukul {13.00|14.00|15.00} WIB. Tinggi air pintu Wuni {108-139} cm. Normal. Kabar berikutnya sore.", { times: 8 }],
    ["eko_siaga", "Hujan semalam {14-38} mm di gelas ukur belakang rumah. Air naik {4-12} cm lalu turun lagi. Sungai cuma menggeliat, belum bangun.", { times: 4 }],
    ["darsono_nelayan", "Angin {timur|tenggara|barat} pelan, ombak {setengah|satu} meter. Yang mau melaut silakan, pulang sebelum angin {siang|sore} datang.", { times: 5, hours: [3, 5] }],
    ["slamet_sawah", "Embun tebal sekali di blok timur. Kalau kata bapak saya dulu, embun begini tandanya siang panas menyengat. Bawa topi, bawa minum."],
    ["tumini_tani", "Kodok semalam ramai sekali. Jemuran saya tarik duluan, sebelum langit berubah pikiran."],
    ["eko_siaga", "Jam {16.00|17.00} air {109-136} cm. Tidak ada apa-apa, saya cuma setia lapor.", { times: 4, hours: [16, 17] }],
    ["ojek_parman", "Jalan turunan Sidomulyo licin habis hujan. Yang bonceng tiga, satu turun dulu. Iya, kamu.", { pool: "kabar" }],
    ["agus_listrik", "Petir dekat. Cabut dulu TV dan pengisi daya. Lebih murah mencabut daripada memanggil saya.", { hours: [14, 16], pool: "kabar" }],
  ],
  replies: {
    semua: ["Terima kasih, {sapa}. Jemuran saya selamat karena kabar ini.", "Di tempat saya sudah {gerimis|terang} malah. Beda dusun beda langit.", "Siap, payung masuk tas.", "Kalau ada kabar begini tiap {hari|pagi} kan tenang.", "Pas sekali, hari ini mau ngecor teras. Aman ya, {sapa}? >> Saya cuma mengukur air, bukan menjamin langit. Siapkan terpal."],
    tani: ["Ditunda dulu nyemprotnya kalau begitu. >> Betul, daripada obatnya hanyut ke kali.", "Gabah sudah saya gelar, terpal di samping. Siap dua-duanya.", "Sawah malah menunggu hujan, {sapa}. Jangan pelit."],
    nelayan: ["Muara {tenang|agak keruh} pagi ini, {sapa}.", "Kami tunggu kabar sore dulu sebelum menebar jaring malam."],
    muda: ["Semoga sore cerah, ada latihan.", "Motor baru dicuci. Berarti pasti hujan."],
    jamu_yu_parti: ["jv~Aku tetep mider. Jamu ora wedi udan, sing wedi bakule."],
    teh_euis: ["su~Mugia ulah hujan ageng, seblak teu acan payu."],
  },
}

export const pasar: Theme = {
  name: "pasar", mood: "info", hours: [5, 9], talk: 2,
  roots: [
    ["siti_ikanasin", "Harga ikan asin pekan ini: teri nasi {Rp 82000-96000}, layur {Rp 46000-54000}, jambal {Rp 98000-115000} per kilo. Beli seperempat boleh, cium dulu boleh.", { times: 5 }],
    ["joko_cabai", "Petik cabai hari ini {38-85} kilo. Harga di kebun: rawit {Rp 34000-48000}, keriting {Rp 26000-37000}. Ambil sendiri saya tambahi segenggam.", { times: 5 }],
    ["toko_hasan", "Semen naik {Rp 1000-2000} per sak mulai {hari+2}. Stok harga lama masih {22-60} sak. Bukan menakut-nakuti, cuma memberi tahu.", { times: 2, pool: "kabar" }],
    ["kader_wiwik", "Kedelai naik lagi. Tempe tetap {Rp3.000|Rp4.000}, tapi agak langsing. Mohon maklum, ukuran boleh turun, rasa jangan.", { times: 2 }],
    ["jazuli_takmir", "Tahu hari ini {putih|kuning|goreng}, {Rp 5000-6000} per sepuluh. Air perasan tahunya gratis untuk yang punya sapi.", { times: 3 }],
    ["nelayan_muara", "Hasil lelang pagi di dermaga: tongkol {Rp 21000-27000}, layur {Rp 27000-34000}, udang rebon {Rp 13000-18000} per kilo. {17-31} jukung turun.", { times: 6 }],
    ["retno_bumdes", "Harga beli gabah di penggilingan BUMDes pekan ini {Rp 6500-7000} per kilo kering panen. Timbangan baru ditera, stikernya bisa difoto.", { times: 4, pool: "kabar" }],
  ],
  replies: {
    ibu: ["Naik terus, gaji suami duduk terus.", "Boleh dipesankan dulu, {sapa}? Saya ambil {sore|besok pagi|nanti siang}. >> Boleh, saya sisihkan. Namanya saya tulis besar.", "Makasih ditulis harganya, {sapa}. Jadi tahu bawa uang berapa.", "Di pasar kecamatan lebih murah {lima ratus|seribu}, tapi ongkosnya empat ribu. Ya tetap ke sini."],
    kuliner: ["Untuk kulakan ada harga khusus, {sapa}? >> Ada, asal ambilnya rutin. Kita omong di rumah saja.", "Saya ambil seperti pekan lalu ya.", "Kalau naik lagi, harga gorengan saya bagaimana nasibnya."],
    bapak: ["Lebih murah dari perkiraan saya. Perkiraan saya memang selalu salah, kata istri.", "Bisa diantar, {sapa}? Motor saya lagi di bengkel. >> Bisa, kalau searah. Titip Lik Parman juga bisa."],
    tani: ["Harga segini masih masuk untuk petani. Semoga bertahan sampai panen.", "Yang menanam dapat sedikit, yang menimbang dapat banyak. Untung di sini timbangannya kelihatan."],
    retno_bumdes: ["Saya catat untuk papan harga BUMDes. Terima kasih, {sapa}."],
    muda: ["Anak kos tidak kuat baca ini.", "Ibu saya titip tanya: masih ada sampai {siang|sore}? >> Kalau ke sini sebelum jam sepuluh, masih."],
  },
}
