/** A corpus of comments for the test, made from a fixed seed: the same at every run. */

/** Small numbers in a fixed order (T. Vigna's splitmix, as mulberry32). */
function fromSeed(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const offers = [
  [
    "tiktok downliader",
    "tiktok downloader",
    "TikTok video downloader",
    "best online casino",
    "casino bonus",
    "essay writing service",
    "write my essay cheap",
    "cheap backlinks",
    "buy followers",
  ],
  [
    "slot gacor hari ini",
    "situs slot terpercaya",
    "bandar togel",
    "agen judi resmi",
    "jasa followers murah",
    "obat kuat herbal",
    "joki tugas murah",
    "unduh video tiktok gratis",
  ],
  ["casino en línea", "descargar videos de TikTok", "comprar seguidores"],
  ["cassino online", "baixar vídeos do TikTok"],
  ["casino en ligne", "télécharger vidéo tiktok", "rédaction de dissertation"],
  ["Hausarbeit schreiben lassen", "TikTok Video herunterladen"],
  ["scommesse online", "casino online sicuri"],
  ["онлайн казино", "скачать видео тикток", "заказать курсовую"],
  ["casino siteleri", "bahis siteleri", "tiktok indirici"],
  ["tải video tiktok", "sòng bạc trực tuyến", "nhà cái uy tín"],
  ["สล็อตเว็บตรง", "คาสิโนออนไลน์"],
  ["在线赌场", "代写论文", "抖音下载"],
];
const frames = [
  "{x} {l}",
  "Great post! {x} {l}",
  "Nice article, visit {l} for {x}",
  "{x}",
  "Thanks for sharing. I use {x} every day, it is the best, try it and tell your friends about it.",
  "Terima kasih infonya gan, {x} cek {l}",
  "{l} {x} {l} {x}",
  '<a href="{l}">{x}</a>',
  "[url={l}]{x}[/url]",
  "Kunjungi {l}, {x} nomor satu, bonus besar untuk anggota baru, daftar sekarang juga",
];
const names = ["Michael", "Anna", "Budi", "SEO Expert", "Dewi", "admin", "{x}", "best-{n}.com"];
const links = ["https://spam{n}.example/x", "http://get-{n}.top", "www.free{n}.xyz", "best{n}.online"];
const twins: Readonly<Record<string, string>> = { a: "а", e: "е", o: "о", c: "с", p: "р", i: "і", s: "ѕ" };
const leet: Readonly<Record<string, string>> = { o: "0", i: "1", e: "3", a: "4", s: "5" };

const disguises: readonly ((text: string, roll: () => number) => string)[] = [
  (text) => text,
  (text) => text,
  (text, roll) => [...text].map((letter) => (roll() < 0.5 ? (twins[letter] ?? letter) : letter)).join(""),
  (text) => [...text].join("\u200b"),
  (text) => text.replace(/[aeios]/, (letter) => leet[letter] ?? letter),
  (text) => text.toUpperCase(),
  (text) =>
    text
      .split(" ")
      .map((word) => (/^[a-z]+$/i.test(word) ? [...word].join(" ") : word))
      .join("  "),
  (text) => text.replace(/([aeiou])(?=[a-z]{3})/i, "$1$1$1"),
];

export function makeSpam(count: number, seed = 20_261_126): { name: string; text: string }[] {
  const roll = fromSeed(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(roll() * items.length)] as Item;
  return Array.from({ length: count }, (_, number) => {
    const disguise = pick(disguises);
    const offer = disguise(pick(pick(offers)), roll);
    const put = (text: string) =>
      text.replaceAll("{x}", offer).replaceAll("{l}", pick(links)).replaceAll("{n}", `${number}`);
    return { name: put(pick(names)), text: put(pick(frames)) };
  });
}

const people = [
  "Siti Rahmah",
  "Pak Joko",
  "Bu RT 05",
  "Wayan",
  "Ratih",
  "Made Sari",
  "Yohanes",
  "Andi",
  "Nur Aini",
  "Agus",
];
const matters = [
  "jembatan di dusun dua",
  "air PDAM yang mati",
  "lampu jalan dekat sekolah",
  "jalan berlubang di RW 04",
  "judi online yang merusak anak muda",
  "pinjol ilegal yang meneror warga",
  "sampah di pasar",
  "bantuan yang tidak sampai",
  "puskesmas yang tutup",
  "kabel listrik yang turun",
];
const openings = [
  "Saya sudah melapor soal {m} sejak bulan lalu.",
  "Di tempat kami {m} juga begitu, sudah tiga tahun.",
  "Mohon {m} segera ditangani, kasihan anak sekolah.",
  "Terima kasih sudah menyuarakan {m}.",
  "Saya setuju. Soal {m} harus dijawab dinas.",
  "Ibu saya jatuh karena {m}, sampai dirawat dua hari.",
  "We live next door and {m} keeps us up at night.",
  "Kapan ada jawaban tentang {m}?",
];
const sources = [
  "Sumbernya ada di https://www.bps.go.id/id/statistics-table/{n}.",
  "Beritanya: https://news.example.id/daerah/{n}/jembatan",
  "Petisi serupa: https://www.change.org/p/{n}",
  "Bandingkan dengan aturan ini https://peraturan.go.id/id/perda-{n} dan ini https://jdih.example.go.id/{n}",
  "Lowongan kasir toko bangunan, gaji UMR, kirim lamaran ke toko{n}@contoh.id atau lihat https://loker.example.id/{n}",
  "Rapat warga Sabtu jam 9 di balai desa, daftar hadir di https://forms.example/{n}",
  "Fotonya saya taruh di https://foto.example/{n} supaya dinas bisa melihat sendiri.",
  "",
  "",
  "Nomor laporan saya {n}, belum dibalas.",
];
const endings = [
  "Semoga cepat beres.",
  "Saya siap ikut kerja bakti.",
  "Tolong dikawal bersama.",
  "Salam dari RT 02.",
  "",
  "🙏🏽👨‍👩‍👧",
  "Kami tunggu jawabannya.",
  "Matur nuwun.",
];

export function makeSincere(count: number, seed = 19_450_817): { name: string; text: string }[] {
  const roll = fromSeed(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(roll() * items.length)] as Item;
  return Array.from({ length: count }, (_, number) => {
    const text = [
      pick(openings).replace("{m}", pick(matters)),
      pick(sources).replaceAll("{n}", `${number}`),
      pick(endings),
    ];
    return { name: pick(people), text: text.filter(Boolean).join(" ") };
  });
}
