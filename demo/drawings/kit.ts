/** Shapes the village's pictures are made of: flat, few colours, drawn by this project. A canvas is 1280 × 960. */
export type Drawing = {
  readonly name: string;
  /** What the picture shows, for those who do not see it. */
  readonly alt: string;
  readonly svg: string;
};

export const WIDTH = 1280;
export const HEIGHT = 960;

export const colours = {
  paper: "#faf3e3",
  dawn: "#f6c9a0",
  sky: "#bfe0e2",
  rain: "#a9b7bb",
  sun: "#f2b544",
  sea: "#3f8f95",
  river: "#6aa3a0",
  mud: "#a9875d",
  soil: "#8a6142",
  rice: "#8fb04f",
  leaf: "#4c7d3f",
  forest: "#2f5d4a",
  teal: "#085050",
  ink: "#22302e",
  wood: "#7a5034",
  roof: "#b5553a",
  wall: "#f3e2c4",
  skin: "#a9714b",
  red: "#c63d2f",
  white: "#fffdf7",
  stone: "#9a9d93",
} as const;

export const draw = (name: string, alt: string, ...parts: readonly string[]): Drawing => ({
  name,
  alt,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">${parts.join("")}</svg>`,
});

export const rect = (x: number, y: number, width: number, height: number, fill: string, more = "") =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;
export const circle = (x: number, y: number, r: number, fill: string, more = "") =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
export const oval = (x: number, y: number, rx: number, ry: number, fill: string, more = "") =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;
export const path = (d: string, fill: string, more = "") => `<path d="${d}" fill="${fill}" ${more}/>`;
export const line = (d: string, colour: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
export const at = (x: number, y: number, scale: number, ...parts: readonly string[]) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${parts.join("")}</g>`;
export const mirrored = (x: number, y: number, scale: number, ...parts: readonly string[]) =>
  `<g transform="translate(${x} ${y}) scale(${-scale} ${scale})">${parts.join("")}</g>`;
export const times = (count: number, part: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => part(nth)).join("");

/** A sky from one colour above to another at the horizon. */
export const sky = (above: string, below: string) =>
  `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${above}"/><stop offset="1" stop-color="${below}"/></linearGradient></defs>${rect(0, 0, WIDTH, HEIGHT, "url(#sky)")}`;

export const cloud = (x: number, y: number, scale: number, fill: string = colours.white) =>
  at(
    x,
    y,
    scale,
    oval(0, 0, 90, 34, fill),
    oval(70, -18, 70, 40, fill),
    oval(-60, 6, 60, 26, fill),
    oval(140, 4, 60, 24, fill),
  );

export const mountain = (x: number, y: number, width: number, height: number, fill: string) =>
  path(
    `M${x - width / 2} ${y}Q${x - width / 6} ${y - height * 0.55} ${x - 24} ${y - height}h48Q${x + width / 6} ${y - height * 0.55} ${x + width / 2} ${y}z`,
    fill,
  );

export const palm = (x: number, y: number, scale: number) =>
  at(
    x,
    y,
    scale,
    line("M0 0Q10-120 36-230", colours.wood, 16),
    ...[-150, -105, -60, -20, 15, 45].map(
      (turn) =>
        `<g transform="translate(36 -230) rotate(${turn})">${path("M0 0Q60-46 140 4Q62-16 0 0", colours.leaf)}</g>`,
    ),
    circle(28, -216, 11, colours.soil),
    circle(48, -214, 11, colours.soil),
  );

/** A house with the broad roof of Java. */
export const house = (x: number, y: number, scale: number, roof: string = colours.roof) =>
  at(
    x,
    y,
    scale,
    rect(-120, -110, 240, 110, colours.wall),
    path("M-170-104L-70-170L-46-220H46L70-170L170-104z", roof),
    rect(-26, -78, 52, 78, colours.wood),
    rect(-96, -76, 44, 40, colours.sky),
    rect(52, -76, 44, 40, colours.sky),
  );

type Looks = {
  readonly shirt: string;
  readonly cloth?: string;
  readonly head?: "veil" | "hat" | "cap" | "none";
  readonly veil?: string;
};

/** Someone who stands: feet at the origin, about 200 high. */
export const person = (
  x: number,
  y: number,
  scale: number,
  { shirt, cloth = colours.teal, head = "none", veil = colours.paper }: Looks,
) =>
  at(
    x,
    y,
    scale,
    path("M-30-92H30L36 0H-36z", cloth),
    path("M-34-160Q0-178 34-160L40-84H-40z", shirt),
    head === "veil" ? path("M-34-186A34 36 0 0 1 34-186Q40-150 22-136H-22Q-40-150-34-186z", veil) : "",
    circle(0, -190, 22, colours.skin),
    head === "veil"
      ? line("M-24-190A24 26 0 0 1 24-190", veil, 12)
      : path("M-23-194A23 24 0 0 1 23-194Q0-204-23-194z", colours.ink),
    head === "hat" ? path("M-52-198L0-238L52-198z", colours.sun) : "",
    head === "cap" ? rect(-24, -222, 48, 22, colours.ink, 'rx="4"') : "",
    circle(-8, -188, 2.6, colours.ink),
    circle(8, -188, 2.6, colours.ink),
    line("M-7-178Q0-172 7-178", colours.ink, 3),
  );

export const arm = (x: number, y: number, scale: number, d: string, sleeve: string) =>
  at(x, y, scale, line(d, sleeve, 18), line(d.replace(/^M.*L/, "M"), colours.skin, 14));
