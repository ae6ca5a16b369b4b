/** What happened on the trails of the demands, and how many days ago. */
export type Deed = {
  readonly of: string;
  readonly does: "publish" | "sign" | "forward" | "acknowledge" | "answer" | "promise" | "done" | "vote";
  readonly by: string;
  readonly daysAgo: number;
  readonly words: string;
  readonly percent?: number;
};

const deed = (of: string, daysAgo: number, by: string, does: Deed["does"], words = "", percent?: number): Deed => ({
  of,
  does,
  by,
  daysAgo,
  words,
  ...(percent !== undefined && { percent }),
});

export const trails: readonly Deed[] = [
  deed("lampu", 40, "bu_rt05", "publish"),
  deed("lampu", 38, "bu_rt05", "sign"),
  deed("lampu", 38.5, "bu_rt05", "forward", "Surat diantar ke kantor desa, diterima Bu Carik. Ada tanda terimanya."),
  deed("lampu", 37, "carik_endang", "acknowledge"),
  deed("lampu", 35, "carik_endang", "answer", "Betul, empat lampu mati. Kami pesan lampu pekan ini dari dana pemeliharaan."),
  deed("lampu", 34.9, "carik_endang", "promise", "Pesan empat lampu", 0),
  deed("lampu", 34.8, "carik_endang", "promise", "Pasang dan periksa kabel", 0),
  deed("lampu", 31, "carik_endang", "promise", "Pesan empat lampu", 100),
  deed("lampu", 27, "kades_harjono", "promise", "Pasang dan periksa kabel", 100),
  deed("lampu", 27, "kades_harjono", "done", "Lampu menyala semua sejak Jumat malam. Kabel di tiang kedua diganti."),
  deed("lampu", 23, "bu_rt05", "vote", "yes"),

  deed("saluran", 30, "warung_bu_jum", "publish"),
  deed("saluran", 28, "warung_bu_jum", "sign"),
  deed("saluran", 27.5, "toko_hasan", "forward", "Diserahkan waktu kunjungan dinas ke pasar, bersama tiga foto."),
  deed("saluran", 26, "agus_listrik", "acknowledge"),
  deed("saluran", 24, "agus_listrik", "answer", "Gorong-gorong masuk jadwal pengerukan bulan ini. Saringan dipasang sesudahnya."),
  deed("saluran", 23.9, "agus_listrik", "promise", "Keruk gorong-gorong", 0),
  deed("saluran", 15, "agus_listrik", "promise", "Keruk gorong-gorong", 100),
  deed("saluran", 14, "agus_listrik", "done", "Pengerukan selesai Senin lalu."),
  deed("saluran", 10, "warung_bu_jum", "vote", "no"),

  deed("jembatan", 26, "bagas_taruna", "publish"),
  deed("jembatan", 22, "bagas_taruna", "sign"),
  deed("jembatan", 21, "bagas_taruna", "forward", "Surat tercatat ke Dinas Perhubungan, nomor resi disimpan Karang Taruna."),
];
