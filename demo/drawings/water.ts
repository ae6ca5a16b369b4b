/** The sea, the river, and those who live on them. */
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
  mountain,
  oval,
  palm,
  path,
  person,
  rect,
  sky,
  times,
} from "./kit.ts";

const { ink, leaf, mud, rain, red, rice, river, sea, stone, sun, teal, white, wood } = colours;

const ripples = (y: number, rows: number, fill: string) =>
  times(rows * 5, (nth) => {
    const x = ((nth * 271) % 1240) + 20;
    return line(`M${x} ${y + Math.floor(nth / 5) * 46 + ((nth * 17) % 24)}q20-12 40 0t40 0`, fill, 5);
  });

const canoe = (x: number, y: number, scale: number, number: string) =>
  at(
    x,
    y,
    scale,
    line("M-150-60L-200 30M120-60L160 30", wood, 9),
    line("M-270 34Q0 50 270 30", "#d9b26a", 16),
    path("M-290-60Q-240-10-150 0H150Q250-10 300-74Q200-40 0-40T-290-60z", "#2f6ea3"),
    line("M-262-34Q-180-14 0-16T270-46", sun, 12),
    `<text x="-40" y="-8" font-family="sans-serif" font-size="34" font-weight="700" fill="${white}">${number}</text>`,
  );

export const canoeAshore = draw(
  "jukung",
  "Jukung biru bergaris kuning bernomor 17 di pasir pantai. Di belakangnya laut tenang dan matahari hampir terbenam.",
  sky("#f3b98a", "#fbe3bd"),
  circle(860, 430, 96, "#f08a4b"),
  rect(0, 470, 1280, 180, sea),
  ripples(500, 3, "#6fb3b3"),
  rect(760, 476, 200, 10, "#f6b27a", 'rx="5"'),
  rect(800, 510, 130, 9, "#f6b27a", 'rx="4"'),
  path("M0 640Q500 590 1280 660V960H0z", "#e9cf9d"),
  path("M0 630Q500 580 1280 650l0 18Q500 600 0 650z", white),
  palm(1130, 720, 1.6),
  canoe(560, 800, 1.35, "17"),
  line("M180 870q16-10 30 0M980 900q16-10 30 0M300 920q16-10 30 0", "#cfae73", 6),
);

const duck = (x: number, y: number, scale: number, fill: string) =>
  at(
    x,
    y,
    scale,
    path("M-70-30Q-60-8-20 0H30Q66-4 70-36Q30-52 0-50Q-40-52-70-30z", fill),
    path("M-84-50Q-70-30-40-34L-60-10z", fill),
    circle(62, -78, 24, fill),
    rect(46, -70, 24, 40, fill),
    path("M82-82L112-74L82-66z", sun),
    circle(68, -84, 4, ink),
    path("M-30-34Q0-52 36-30Q0-12-30-34z", "#00000022"),
  );

export const ducks = draw(
  "bebek",
  "Lima ekor bebek berenang berbaris di sungai, yang paling belakang tertinggal agak jauh.",
  rect(0, 0, 1280, 960, "#cfe3cf"),
  path("M0 0H1280V210Q640 270 0 190z", leaf),
  times(30, (nth) => oval(nth * 45, 190 + ((nth * 37) % 40), 40, 46, nth % 2 ? "#3f6f3c" : leaf)),
  path("M0 200Q640 250 1280 240V960H0z", river),
  ripples(360, 10, "#8fc0b8"),
  duck(980, 520, 1.5, white),
  duck(720, 600, 1.4, "#c9a06b"),
  duck(500, 560, 1.35, white),
  duck(320, 650, 1.3, "#b88d5a"),
  duck(110, 780, 1.2, white),
  path("M0 900Q300 840 640 910T1280 890V960H0z", rice),
);

export const rescue = draw(
  "perahu-banjir",
  "Malam banjir. Dua orang berpelampung mendayung perahu karet, di tengah duduk seorang anak memeluk bebek. Rumah di belakang terendam sampai jendela.",
  sky("#2d3f4b", "#5b7480"),
  times(60, (nth) => line(`M${(nth * 97) % 1300} ${(nth * 61) % 560}l-14 46`, "#8fa6ae", 3)),
  house(260, 560, 1.3, "#7d4534"),
  house(1040, 540, 1.05, "#6a4a3a"),
  rect(0, 500, 1280, 460, mud),
  ripples(540, 9, "#c09a6b"),
  circle(960, 420, 16, "#ffe9a8"),
  path("M960 420L560 640L760 700z", "#ffe9a8", 'opacity=".28"'),
  person(480, 760, 1.25, { shirt: "#f07f2f", cloth: ink, head: "cap" }),
  mirrored(840, 760, 1.25, person(0, 0, 1, { shirt: "#f07f2f", cloth: ink, head: "hat" })),
  person(660, 770, 0.9, { shirt: teal, cloth: ink }),
  at(690, 690, 0.6, duck(0, 0, 1, white)),
  line("M430 600L380 820M890 600L950 820", "#e2c48d", 12),
  path("M360 720Q400 690 460 720H860Q920 690 960 720Q950 820 860 830H460Q370 820 360 720z", red),
  line("M376 742Q420 716 470 744H850Q900 716 944 742", white, 8),
);

export const sluice = draw(
  "pintu-air",
  "Pintu air Wuni sehabis hujan. Papan ukur menunjukkan air setinggi 168 sentimeter, di sampingnya seorang petugas berjas hujan mencatat.",
  sky("#8b9da5", "#c7d0cf"),
  cloud(300, 130, 1.6, rain),
  cloud(880, 170, 1.8, "#97a7ab"),
  mountain(240, 470, 700, 200, "#6b8078"),
  path("M0 460H1280V960H0z", "#8aa082"),
  path("M240 960L420 520H860L1040 960z", mud),
  times(14, (nth) => line(`M${450 + ((nth * 131) % 360)} ${600 + nth * 24}q20-12 40 0t40 0`, "#c29d6e", 5)),
  rect(330, 300, 90, 360, stone, 'rx="6"'),
  rect(860, 300, 90, 360, stone, 'rx="6"'),
  rect(300, 250, 680, 70, "#83877e", 'rx="6"'),
  rect(430, 320, 420, 130, "#5d6b70"),
  times(5, (nth) => line(`M${470 + nth * 84} 326V444`, "#465257", 8)),
  rect(872, 380, 62, 300, white),
  times(10, (nth) => rect(872, 390 + nth * 28, nth % 2 ? 30 : 50, 8, nth > 6 ? red : ink)),
  `<text x="876" y="372" font-family="sans-serif" font-size="38" font-weight="700" fill="${white}">168</text>`,
  person(1060, 780, 1.35, { shirt: sun, cloth: "#c9962e", head: "cap" }),
  at(
    1060,
    780,
    1.35,
    rect(-62, -140, 44, 56, white, 'rx="4"'),
    line("M-54-126H-28M-54-114H-28M-54-102H-36", stone, 4),
    line("M-34-150Q-60-140-52-118", sun, 16),
  ),
);

export const water: readonly Drawing[] = [canoeAshore, ducks, rescue, sluice];
