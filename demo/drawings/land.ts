/** Fields and what grows in them. */
import {
  at,
  circle,
  cloud,
  colours,
  type Drawing,
  draw,
  house,
  line,
  mountain,
  oval,
  palm,
  path,
  person,
  rect,
  sky,
  times,
} from "./kit.ts";

const { dawn, forest, ink, leaf, paper, rice, sea, soil, sun, teal, white, wood } = colours;

const field = (y: number, fill: string, bend: number) =>
  path(`M0 ${y}Q400 ${y - bend} 760 ${y + 10}T1280 ${y - 20}V960H0z`, fill);
const blades = (y: number, count: number, fill: string) =>
  times(count, (nth) => {
    const x = (nth * 1280) / count + ((nth * 37) % 23);
    const foot = y + ((nth * 53) % 40);
    return line(`M${x} ${foot}q-6-24-12-34M${x} ${foot}q2-26 2-40M${x} ${foot}q8-22 14-32`, fill, 5);
  });

const dog = (x: number, y: number, scale: number) =>
  at(
    x,
    y,
    scale,
    line("M-34-4V-34M-20-4V-36M24-4V-36M38-4V-34", wood, 10),
    oval(2, -50, 48, 22, wood),
    circle(54, -74, 19, wood),
    path("M44-88L40-108L58-92zM62-90L74-106L72-84z", soil),
    circle(60, -76, 3, ink),
    line("M-44-58Q-66-78-60-96", wood, 9),
  );

const hoe = line("M-22-150L70-250M52-262L92-236", wood, 10);

export const mist = draw(
  "kabut",
  "Pagi di sawah. Kabut setinggi lutut di pematang, seorang bapak bercaping memanggul cangkul, anjingnya berjalan di depan.",
  sky("#f9e3c4", dawn),
  circle(930, 300, 88, sun),
  mountain(420, 470, 900, 330, "#7f9d96"),
  mountain(980, 500, 700, 220, "#94aea4"),
  field(450, "#a8bf6c", 30),
  field(540, rice, 40),
  blades(590, 60, leaf),
  field(680, "#b89b6a", 20),
  field(706, "#7fa348", 20),
  at(570, 720, 1.15, hoe),
  person(560, 720, 1.15, { shirt: "#d9c9a3", cloth: "#4a5c6a", head: "hat" }),
  dog(760, 728, 1.05),
  oval(340, 700, 420, 34, white, 'opacity=".72"'),
  oval(900, 712, 460, 30, white, 'opacity=".7"'),
  blades(900, 46, forest),
);

const grain = (x: number, y: number, scale: number) =>
  at(
    x,
    y,
    scale,
    line("M0 0Q4-90-10-150Q-24-196-66-204", "#b5902f", 7),
    times(7, (nth) =>
      oval(
        -20 - nth * 9,
        -178 - nth * 5 + nth * nth,
        11,
        6,
        sun,
        `transform="rotate(${24 - nth * 4} ${-20 - nth * 9} ${-178 - nth * 5})"`,
      ),
    ),
  );

export const harvest = draw(
  "panen",
  "Panen padi. Tiga orang berdiri di sawah yang menguning, satu membawa seikat padi, di belakang tampak rumah dan gunung.",
  sky(colours.sky, "#f3ead0"),
  cloud(260, 150, 1.1),
  cloud(900, 110, 0.8),
  mountain(640, 480, 1100, 330, "#6f9488"),
  field(430, leaf, 20),
  house(220, 470, 0.8),
  palm(390, 480, 0.9),
  palm(1130, 470, 1),
  field(500, "#d8b548", 26),
  times(90, (nth) => line(`M${(nth * 14.3) % 1280} ${560 + ((nth * 47) % 80)}q-4-26 8-40`, "#c29a33", 5)),
  person(460, 730, 1.3, { shirt: colours.red, cloth: "#3d4f5c", head: "hat" }),
  person(690, 760, 1.4, { shirt: teal, cloth: "#6a4b3a", head: "veil", veil: "#e7c9b5" }),
  at(
    690,
    760,
    1.4,
    times(9, (nth) =>
      line(
        `M${-64 + nth * 4}-${88 + nth * 4}Q0-${116 + nth} ${62 - nth * 3}-${120 - nth * 5}`,
        nth % 2 ? "#d8b548" : "#b5902f",
        6,
      ),
    ),
    line("M-34-140Q-60-116-44-96M34-140Q58-116 44-98", teal, 16),
  ),
  person(900, 730, 1.25, { shirt: "#e3c05a", cloth: "#33524a", head: "hat" }),
  times(20, (nth) => grain(50 + nth * 66, 1010 - ((nth * 31) % 60), 1)),
);

const chilli = (x: number, y: number, turn: number, fill: string = colours.red) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})">${line("M0-12Q-4-26 4-36", forest, 7)}${path("M-15-10Q0-24 15-10Q18 46-2 108Q-10 50-15-10z", fill)}${path("M-17-8Q0-26 17-8Q0 0-17-8z", leaf)}</g>`;

export const chillies = draw(
  "cabai",
  "Pohon cabai setinggi lutut di bedengan, buahnya lebat: sebagian besar merah, beberapa masih hijau.",
  rect(0, 0, 1280, 960, "#e8efd8"),
  circle(1080, 170, 80, "#f4d58a"),
  path("M0 640Q640 580 1280 640V960H0z", soil),
  path("M0 720Q640 660 1280 720V960H0z", "#6d4a31"),
  ...[250, 640, 1030].map((x, nth) =>
    at(
      x,
      700 + (nth % 2) * 26,
      1,
      line(
        "M0 0Q6-150-4-330M0-120Q-80-190-130-230M0-150Q90-210 140-260M0-240Q-60-300-90-350M0-250Q60-310 80-360",
        forest,
        14,
      ),
      times(16, (leafNth) => {
        const angle = leafNth * 2.4;
        const r = 70 + leafNth * 8;
        return `<g transform="translate(${Math.cos(angle) * r * 0.8} ${-230 + Math.sin(angle) * r * 0.7}) rotate(${(angle * 180) / Math.PI})">${path("M0 0Q40-34 96 0Q40 34 0 0z", leafNth % 2 ? leaf : "#5f9150")}</g>`;
      }),
      times(9, (fruit) =>
        chilli(
          -130 + fruit * 33,
          -190 + ((fruit * 67) % 120),
          -14 + ((fruit * 29) % 28),
          (fruit + nth) % 4 === 3 ? rice : colours.red,
        ),
      ),
    ),
  ),
);

const goat = (x: number, y: number, scale: number, fill: string) =>
  at(
    x,
    y,
    scale,
    line("M-50 0V-60M-30 0V-60M40 0V-60M60 0V-60", fill, 14),
    oval(6, -90, 82, 44, fill),
    path("M60-110L104-176L140-160L112-96z", fill),
    oval(126, -168, 34, 22, fill, 'transform="rotate(24 126 -168)"'),
    path("M104-186Q86-220 62-214Q92-204 96-178z", wood),
    path("M92-168L66-158L98-152z", soil),
    circle(132, -172, 4, ink),
    line("M140-146Q142-126 134-118", fill, 6),
    line("M-74-104Q-92-120-86-136", fill, 10),
  );

export const goats = draw(
  "kambing",
  "Dua kambing di tegalan, satu putih dan satu cokelat, berdiri di depan kandang kayu. Di belakangnya laut.",
  sky("#cfe6e4", "#f6ead2"),
  rect(0, 420, 1280, 140, sea),
  path("M0 500Q500 450 1280 520V960H0z", rice),
  path("M0 680Q700 620 1280 700V960H0z", "#7fa348"),
  at(
    940,
    640,
    1,
    rect(-190, -150, 380, 150, "#a67c52"),
    path("M-230-140L0-260L230-140z", colours.wood),
    times(5, (nth) => rect(-170 + nth * 78, -120, 16, 120, paper)),
  ),
  palm(170, 640, 1.3),
  goat(420, 780, 1.5, white),
  goat(760, 850, 1.35, "#9a6a45"),
  blades(900, 52, leaf),
);

export const land: readonly Drawing[] = [mist, harvest, chillies, goats];
