export type Point = { readonly latitude: number; readonly longitude: number };

const number = String.raw`(-?\d{1,3}(?:\.\d{1,15})?)`;
const shapes = [
  // Typed, or copied from a phone: -6.9147, 107.6098
  new RegExp(String.raw`^\s*${number}\s*[,;\s]\s*${number}\s*$`),
  new RegExp(String.raw`^\s*geo:${number},${number}`),
  // Links that maps share.
  new RegExp(String.raw`[?&](?:q|ll|query|destination)=${number}(?:,|%2C)\s*${number}`, "i"),
  new RegExp(String.raw`@${number},${number}`),
  new RegExp(String.raw`[?&]mlat=${number}&mlon=${number}`),
  new RegExp(String.raw`#map=\d+/${number}/${number}`),
];

/** Reads where something is from numbers, a geo: address, or a link that a map shares. Undefined for anything else. */
export function readPoint(typed: string): Point | undefined {
  for (const shape of shapes) {
    const [, first, second] = shape.exec(typed.slice(0, 300)) ?? [];
    const [latitude, longitude] = [Number(first), Number(second)];
    if (first && second && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  }
  return undefined;
}
