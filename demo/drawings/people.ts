/** People together, and a cat. */
import {
  at,
  circle,
  cloud,
  colours,
  type Drawing,
  draw,
  house,
  line,
  mirrored,
  oval,
  palm,
  path,
  person,
  rect,
  sky,
  times,
} from "./kit.ts";

const { dawn, forest, ink, leaf, paper, red, rice, roof, skin, soil, stone, sun, teal, wall, white, wood } = colours;

const tool = line("M30-140L96 0M76 0h48", wood, 10);
const broom = line("M24-150L84-14", wood, 9) + path("M70-30L120 22L52 26z", "#c9a04c");

export const together = draw(
  "kerja-bakti",
  "Kerja bakti di depan balai RW. Empat orang membawa cangkul dan sapu lidi membersihkan selokan.",
  sky("#cfe6e4", "#f5ead2"),
  cloud(220, 140, 1),
  palm(1160, 520, 1.2),
  at(
    560,
    540,
    1,
    rect(-330, -190, 660, 190, wall),
    path("M-390-180L-200-310H200L390-180z", roof),
    times(6, (nth) => rect(-306 + nth * 116, -180, 18, 180, white)),
    rect(-60, -150, 120, 150, wood),
    rect(-130, -250, 260, 52, teal, 'rx="6"'),
    `<text x="-92" y="-213" font-family="sans-serif" font-size="36" font-weight="700" fill="${white}">BALAI RW</text>`,
  ),
  path("M0 540H1280V960H0z", "#cdb487"),
  path("M0 730Q640 690 1280 740V800Q640 760 0 800z", "#7d8f8a"),
  person(250, 730, 1.5, { shirt: red, cloth: "#33444f", head: "cap" }),
  at(250, 730, 1.5, tool),
  person(520, 760, 1.55, { shirt: "#e2b04a", cloth: teal, head: "veil", veil: teal }),
  at(520, 760, 1.55, broom),
  mirrored(820, 740, 1.55, person(0, 0, 1, { shirt: "#4f7f8f", cloth: ink, head: "hat" }), tool),
  mirrored(1060, 770, 1.5, person(0, 0, 1, { shirt: paper, cloth: "#6a4b3a" }), broom),
  times(8, (nth) => path(`M${90 + nth * 150} 900q10-40 30-46q-4 30-30 46z`, leaf)),
);

export const scales = draw(
  "posyandu",
  "Hari timbang di posyandu. Bayi duduk di kain timbangan gantung, seorang bidan berkerudung putih memegangi, ibunya melihat jarumnya.",
  rect(0, 0, 1280, 960, "#dfeeea"),
  rect(0, 700, 1280, 260, "#c5b08a"),
  rect(80, 120, 340, 200, white, 'rx="10"'),
  `<text x="112" y="200" font-family="sans-serif" font-size="46" font-weight="700" fill="${teal}">POSYANDU</text><text x="112" y="262" font-family="sans-serif" font-size="46" font-weight="700" fill="${red}">MELATI</text>`,
  rect(560, 40, 200, 18, wood),
  line("M660 58V170", stone, 8),
  circle(660, 230, 78, white),
  circle(660, 230, 78, "none", `stroke="${teal}" stroke-width="12"`),
  times(12, (nth) => `<g transform="rotate(${nth * 30} 660 230)">${line("M660 168V180", ink, 5)}</g>`),
  line("M660 230L698 192", red, 8),
  line("M660 308V360M660 360L560 450M660 360L760 450", stone, 7),
  path("M540 440Q660 400 780 440Q790 640 660 650Q530 640 540 440z", sun),
  circle(660, 460, 62, skin),
  path("M600 446Q660 366 720 446Q660 420 600 446z", ink),
  circle(638, 466, 6, ink),
  circle(684, 466, 6, ink),
  line("M640 488Q660 506 682 488", ink, 6),
  path("M596 600q-6 90 20 96M724 600q6 90-20 96", "none", `stroke="${skin}" stroke-width="34" stroke-linecap="round"`),
  person(400, 820, 2.2, { shirt: white, cloth: teal, head: "veil", veil: white }),
  at(400, 820, 2.2, line("M36-150Q60-120 76-118", "#e9ece6", 18), circle(80, -118, 9, skin)),
  person(960, 830, 2.1, { shirt: "#a9506a", cloth: "#513a4e", head: "veil", veil: "#e7b8a8" }),
);

export const gongs = draw(
  "karawitan",
  "Latihan karawitan anak-anak. Tiga anak berlurik duduk memukul saron dan kenong, di belakang tergantung dua gong.",
  rect(0, 0, 1280, 960, "#f0dcb8"),
  rect(0, 620, 1280, 340, "#a8744a"),
  times(9, (nth) => line(`M0 ${650 + nth * 36}H1280`, "#96653f", 3)),
  rect(420, 150, 30, 420, red),
  rect(1010, 150, 30, 420, red),
  path("M380 130H1080V172H380z", red),
  path("M380 130Q730 60 1080 130z", sun),
  ...[600, 860].map(
    (x) =>
      line(`M${x} 170V230`, ink, 6) +
      circle(x, 330, 104, "#b98a35") +
      circle(x, 330, 76, "#caa04a") +
      circle(x, 330, 26, "#8a6526"),
  ),
  ...[260, 640, 1020].map(
    (x, nth) =>
      at(
        x,
        720,
        1.5,
        person(0, 0, 1, { shirt: ["#6a4b3a", "#3f5a6a", "#5a4a6a"][nth] ?? ink, cloth: "#4a3426", head: "cap" }),
        times(5, (stripe) => line(`M${-26 + stripe * 13}-158V-92`, "#00000033", 4)),
        line("M34-140Q60-110 40-70", skin, 14),
        line("M40-70L64-44", wood, 8),
      ) +
      at(
        x,
        760,
        1,
        rect(-150, -60, 300, 110, "#7d3f2c", 'rx="14"'),
        times(7, (key) => rect(-132 + key * 38, -74, 30, 46, "#d9b45a", 'rx="5"')),
        line("M-130 30H130", sun, 8),
      ),
  ),
);

export const regret = draw(
  "kucing-senin",
  "Kucing oranye duduk dengan muka menyesal. Di bawahnya tertulis: Senin.",
  rect(0, 0, 1280, 960, "#d9e6e2"),
  rect(0, 640, 1280, 320, "#b9cdc7"),
  oval(640, 770, 270, 60, "#00000022"),
  path("M430 760Q400 480 640 470Q880 480 850 760z", "#e08a3c"),
  path("M840 720Q980 700 960 560Q950 510 920 540Q940 640 830 650z", "#e08a3c"),
  path("M450 320L470 150L580 250zM830 320L810 150L700 250z", "#e08a3c"),
  oval(640, 360, 220, 180, "#eb9a4c"),
  path(
    "M560 220L580 300M640 200V290M720 220L700 300",
    "none",
    'stroke="#b8672a" stroke-width="16" stroke-linecap="round"',
  ),
  oval(560, 370, 40, 44, white),
  oval(720, 370, 40, 44, white),
  circle(574, 392, 20, ink),
  circle(734, 392, 20, ink),
  line("M506 336Q540 306 588 308M774 336Q740 306 692 308", "#8a4a1c", 14),
  path("M618 430H662L640 456z", "#b8505a"),
  line("M640 456V474M640 500Q600 470 574 498M640 500Q680 470 706 498", ink, 8),
  line("M470 430L340 410M470 456L350 470M810 430L940 410M810 456L930 470", white, 6),
  oval(560, 770, 60, 34, paper),
  oval(720, 770, 60, 34, paper),
  `<text x="640" y="910" text-anchor="middle" font-family="sans-serif" font-size="96" font-weight="700" fill="${ink}">Senin</text>`,
);

export const lesson = draw(
  "sekolah",
  "Halaman SDN Sukamaju. Bendera merah putih di tiang, dua anak berseragam berdiri di depan kelas.",
  sky("#bfe0e2", dawn),
  cloud(960, 130, 1.1),
  at(
    700,
    600,
    1.2,
    rect(-380, -200, 760, 200, wall),
    path("M-430-190L-360-290H360L430-190z", roof),
    times(5, (nth) => rect(-340 + nth * 146, -150, 96, 70, "#8fb8bd")),
    rect(-50, -150, 100, 150, wood),
  ),
  path("M0 600H1280V960H0z", rice),
  path("M420 960L600 640H800L1000 960z", "#dcc79c"),
  line("M200 800V160", stone, 14),
  rect(208, 170, 200, 60, red),
  rect(208, 230, 200, 60, white),
  person(560, 840, 1.5, { shirt: white, cloth: red, head: "cap" }),
  person(760, 850, 1.5, { shirt: white, cloth: red, head: "veil", veil: white }),
  house(1130, 640, 0.7, soil),
  times(9, (nth) => circle(40 + nth * 150, 900 - ((nth * 37) % 30), 30, nth % 2 ? leaf : forest)),
);

export const people: readonly Drawing[] = [together, scales, gongs, regret, lesson];
