/**
 * What the village asks itself together, and how likely the three ways of thinking agree (1) or disagree (-1) with each statement:
 * those who sell and drive, those who fear for children and the old, and those who count the money and the land.
 */
export type ToldStatement = {
  readonly text: string;
  readonly leaning: readonly [selling: number, walking: number, counting: number];
  /** Whoever adds it later; without, it stood there from the start. */
  readonly by?: string;
  readonly language?: "jv";
  /** What somebody made of it in Indonesian, or of an Indonesian one in Javanese, and who did. */
  readonly translation?: { readonly language: "id" | "jv"; readonly text: string; readonly by: string };
};

export const marketRoad = {
  group: "pasar_krajan",
  by: "toko_hasan",
  title: "Jalan Pasar Krajan sebaiknya diapakan?",
  about:
    "Jalan depan pasar rusak tiap musim hujan. Dana desa belum cukup untuk semuanya. Sebelum rapat, kita dengar dulu semua orang, juga yang jarang bicara.",
  daysAgo: 9,
  statements: [
    { text: "Lubang di depan pasar harus ditambal sebelum Lebaran.", leaning: [0.9, 0.9, 0.8] },
    { text: "Truk besar tidak boleh lewat pada jam anak berangkat sekolah.", leaning: [-0.6, 0.95, 0.3] },
    { text: "Jalan perlu dilebarkan, walau sebagian kios harus mundur.", leaning: [-0.5, 0.5, -0.8] },
    { text: "Saluran air lebih penting daripada aspal baru.", leaning: [0.5, 0.6, 0.9] },
    { text: "Pedagang sebaiknya ikut iuran untuk perbaikan jalan.", leaning: [-0.7, 0.2, 0.7] },
    {
      text: "Trotoar untuk kursi roda dan orang tua harus ada di kedua sisi.",
      leaning: [0.2, 0.95, 0.4],
      translation: { language: "jv", text: "Trotoar kanggo kursi rodha lan wong sepuh kudu ana ing loro-lorone sisih.", by: "pakde_wagimin" },
    },
    { text: "Kita kerjakan sendiri dengan gotong royong, jangan menunggu kabupaten.", leaning: [0.6, -0.2, 0.85] },
    { text: "Bongkar muat hanya boleh sebelum pukul enam pagi.", leaning: [-0.85, 0.7, 0.1] },
    { text: "Semua biaya harus ditempel di papan balai sampai rupiah terakhir.", leaning: [0.85, 0.9, 0.98] },
    { text: "Lampu jalan harus dipasang bersama perbaikan jalan.", leaning: [0.8, 0.95, 0.5] },
    { text: "Pasar dipindah saja ke tanah lapang dekat terminal.", leaning: [-0.95, 0.1, -0.6], by: "joko_cabai" },
    { text: "Parkir motor di badan jalan harus dilarang.", leaning: [-0.6, 0.85, 0.2], by: "guru_anjani" },
    {
      text: "Dalan tembusan ing sawah aja didadekake dalan truk.",
      leaning: [-0.4, 0.5, 0.95],
      by: "slamet_sawah",
      language: "jv",
      translation: { language: "id", text: "Jalan tembus di sawah jangan dijadikan jalan truk.", by: "bagas_taruna" },
    },
    { text: "Polisi tidur perlu dipasang di depan sekolah dan masjid.", leaning: [-0.3, 0.95, 0.6], by: "fitri_bunda" },
    { text: "Truk bermuatan berlebih harus ditimbang dan disuruh balik.", leaning: [-0.75, 0.7, 0.9], by: "ppl_nurul" },
    { text: "Jadwal perbaikan jangan dimulai pada pekan panen atau hari pasaran.", leaning: [0.95, 0.3, 0.85], by: "rudi_truk" },
    { text: "Anak muda Karang Taruna bisa mengatur lalu lintas pada hari pasaran.", leaning: [0.7, 0.75, 0.6], by: "bagas_taruna" },
    { text: "Kios yang terdampak harus diberi tempat sementara tanpa sewa.", leaning: [0.98, 0.6, -0.3], by: "warung_bu_jum" },
    { text: "Rapat tentang jalan harus ada juru bahasa isyarat.", leaning: [0.3, 0.9, 0.3], by: "wulan_isyarat" },
    { text: "Jalan beton lebih mahal, tetapi kita pilih yang tahan lama.", leaning: [0.7, 0.3, -0.5], by: "toko_hasan" },
    { text: "Kalau dana kurang, kerjakan dulu bagian depan sekolah.", leaning: [-0.2, 0.9, 0.5], by: "bu_rt05" },
    { text: "Ojek dan becak perlu tempat menunggu yang teduh.", leaning: [0.9, 0.5, 0.1], by: "ojek_parman" },
  ] as const satisfies readonly ToldStatement[],
  /** One that whoever asks has not looked at yet. */
  waiting: "Tempat sampah perlu ada tiap dua puluh langkah.",
  /** Of the village, by what they live from; who is not named belongs to those who walk. */
  selling: [
    "toko_hasan", "warung_bu_jum", "rudi_truk", "ojek_parman", "tini_katering", "jamu_yu_parti", "siti_ikanasin",
    "penjahit_lilis", "darsono_nelayan", "agus_listrik", "bengkel_anto", "teh_euis", "uda_zulfikar", "sunarti_bendahara",
  ],
  counting: [
    "slamet_sawah", "tumini_tani", "pakde_wagimin", "ppl_nurul", "carik_endang", "kades_harjono", "rw02_subagyo", "pak_rt03",
    "nadia_kuliah", "wartawan_galih", "cek_hendro", "mbah_karto", "mbah_darmo", "joko_cabai", "gamelan_suroso",
  ],
  /** Neighbours without an account, who answered on the phone of a helper or their own. */
  guests: 36,
} as const;
