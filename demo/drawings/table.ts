/** What stands on the table and in the market. */
import { at, circle, colours, type Drawing, draw, line, oval, path, person, rect, times } from "./kit.ts";

const { forest, ink, leaf, paper, red, rice, soil, sun, teal, white, wood } = colours;

const cloth = (one: string, two: string) =>
  rect(0, 0, 1280, 960, one) +
  times(8, (nth) => rect(nth * 160, 0, 80, 960, two, 'opacity=".5"')) +
  times(6, (nth) => rect(0, nth * 160, 1280, 80, two, 'opacity=".5"'));
const egg = (x: number, y: number, turn: number) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})">${oval(0, 0, 62, 46, white)}${circle(6, 0, 27, sun)}</g>`;

export const liwet = draw(
  "nasi-liwet",
  "Sepiring nasi liwet dengan telur belah dua, sayur labu siam, dan areh yang mengilap, dialasi daun pisang.",
  cloth("#e7d3b0", "#dcbf90"),
  oval(640, 520, 470, 350, "#00000018"),
  oval(640, 500, 460, 340, white),
  oval(640, 500, 400, 285, "#f1eee4"),
  path("M300 470Q640 210 980 470Q900 720 640 740Q380 720 300 470z", leaf),
  line("M320 474Q640 440 960 474", rice, 6),
  oval(600, 500, 230, 150, white),
  times(60, (nth) =>
    oval(
      430 + ((nth * 71) % 340),
      400 + ((nth * 43) % 200),
      12,
      6,
      nth % 3 ? "#f3eddc" : white,
      `transform="rotate(${nth * 41} ${430 + ((nth * 71) % 340)} ${400 + ((nth * 43) % 200)})"`,
    ),
  ),
  path("M720 470Q860 420 900 520Q880 640 740 640Q690 560 720 470z", "#b8cf8a"),
  times(9, (nth) => line(`M${740 + ((nth * 37) % 120)} ${490 + ((nth * 29) % 110)}l34 18`, "#8fae5c", 12)),
  path("M500 420Q600 380 690 430Q700 470 620 470T500 420z", "#fff6df"),
  egg(520, 600, -18),
  egg(640, 640, 12),
  times(
    4,
    (nth) =>
      `<g transform="translate(${800 + nth * 26} ${420 + nth * 12}) rotate(${40 + nth * 20})">${path("M-8 0Q0-12 8 0Q10 40 0 70Q-12 36-8 0z", red)}</g>`,
  ),
);

export const cone = draw(
  "tumpeng",
  "Tumpeng nasi kuning di tampah, puncaknya bertutup daun, dikelilingi telur, urap, tempe, dan cabai merah.",
  cloth("#d7e3dc", "#bfd3c8"),
  oval(640, 720, 520, 190, "#00000020"),
  oval(640, 690, 510, 180, wood),
  oval(640, 676, 480, 160, "#c79f63"),
  times(16, (nth) => line(`M${200 + nth * 56} 676h30`, "#a97f45", 5)),
  oval(640, 664, 420, 128, leaf),
  path("M640 130Q700 380 860 650Q640 720 420 650Q580 380 640 130z", sun),
  times(60, (nth) => oval(500 + ((nth * 53) % 280), 420 + ((nth * 41) % 230), 9, 5, "#f8cf6d")),
  path("M640 120Q676 240 704 320Q640 352 576 320Q604 240 640 120z", forest),
  egg(330, 660, 0),
  egg(950, 660, 0),
  egg(500, 735, 10),
  times(6, (nth) => rect(570 + nth * 34, 716 - (nth % 2) * 8, 60, 34, nth % 2 ? "#b9824a" : "#a36f3b", 'rx="6"')),
  times(14, (nth) => circle(236 + ((nth * 31) % 90), 690 + ((nth * 17) % 40), 12, nth % 2 ? rice : "#5f9150")),
  times(14, (nth) => circle(850 + ((nth * 31) % 90), 716 + ((nth * 17) % 34), 11, nth % 2 ? "#7fa348" : leaf)),
  times(
    7,
    (nth) =>
      `<g transform="translate(${430 + nth * 70} ${640 + (nth % 2) * 14}) rotate(${-30 + nth * 10})">${path("M-7 0Q0-10 7 0Q9 30 0 54Q-9 28-7 0z", red)}</g>`,
  ),
);

const crate = (x: number, y: number, fill: string, of: string, shape: "round" | "long") =>
  rect(x, y, 190, 90, wood, 'rx="6"') +
  rect(x + 8, y + 34, 174, 10, soil) +
  times(9, (nth) =>
    shape === "round"
      ? circle(x + 26 + (nth % 5) * 34, y - 4 - Math.floor(nth / 5) * 26, 22, nth % 2 ? fill : of)
      : oval(x + 30 + (nth % 5) * 32, y - 6 - Math.floor(nth / 5) * 24, 12, 32, nth % 2 ? fill : of),
  );

export const market = draw(
  "pasar",
  "Lapak sayur di pasar pagi. Seorang ibu berkerudung menjaga tomat, terong, jeruk, dan kubis. Harganya ditulis di papan kecil.",
  rect(0, 0, 1280, 960, "#f2e6cb"),
  rect(0, 700, 1280, 260, "#c9ae82"),
  rect(150, 250, 24, 520, wood),
  rect(1106, 250, 24, 520, wood),
  path("M90 260L200 120H1080L1190 260z", teal),
  times(6, (nth) => path(`M${90 + nth * 184} 260h92L${nth * 156 + 270} 120h-70z`, paper)),
  times(12, (nth) => path(`M${90 + nth * 92} 258a46 46 0 0 0 92 0z`, nth % 2 ? teal : paper)),
  person(640, 700, 2, { shirt: "#7d3f5b", cloth: ink, head: "veil", veil: "#e9b872" }),
  rect(170, 640, 940, 180, "#a67c52", 'rx="8"'),
  crate(200, 620, red, "#e0604a", "round"),
  crate(420, 620, "#5b3a6e", "#6f4a86", "long"),
  crate(660, 620, "#f09a36", "#f2b25c", "round"),
  crate(890, 620, "#9cc06a", "#b7d48a", "round"),
  ...[250, 470, 710, 940].map((x, nth) =>
    at(
      x,
      730,
      1,
      rect(-6, 0, 108, 56, ink, 'rx="6"'),
      `<text x="48" y="38" text-anchor="middle" font-family="sans-serif" font-size="30" font-weight="700" fill="${white}">${["12rb", "9rb", "15rb", "7rb"][nth]}</text>`,
    ),
  ),
);

export const table: readonly Drawing[] = [liwet, cone, market];
