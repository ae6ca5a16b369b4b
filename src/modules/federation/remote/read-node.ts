/** A node of a document as it came, in compact form: what is not spelled as we read it is not there. */
export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One value or several, as a list; nothing is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The nodes among one value or several. */
export const nodesOf = (value: unknown): readonly Node[] => listOf(value).filter(isNode);

/** The one type of a node: a word, or a list of a single word. What claims to be two things at once is neither. */
export function typeOf(node: Node): string {
  const types = listOf(node["type"]);
  const [type] = types;
  return types.length === 1 && typeof type === "string" ? type : "";
}

/** The address a value names: the value itself, or the id of the node it is. Of a list, of its only entry. */
export function idOf(value: unknown): string {
  const [only, ...others] = listOf(value);
  if (others.length > 0) return "";
  const id = isNode(only) ? only["id"] : only;
  return typeof id === "string" ? id : "";
}

/** The addresses several values name, each once. */
export const idsOf = (value: unknown): readonly string[] => [
  ...new Set(listOf(value).flatMap((entry) => idOf(entry) || [])),
];

/** Characters that are no words: what Unicode leaves unpaired, controls, and overrides of the reading direction. */
const unprintable = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text as it may be kept. Empty for what is no text. */
export function wordsOf(value: unknown, longest: number): string {
  if (typeof value !== "string") return "";
  const words = value
    .slice(0, 4 * longest)
    .toWellFormed()
    .replace(unprintable, "");
  const letters = [...words];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : words;
}

/** The same on one line. */
export const lineOf = (value: unknown, longest: number): string =>
  wordsOf(value, longest)
    .replace(/[\u200b\u200e\u200f\u2060\s]+/g, " ")
    .trim();

/** A whole number from 0 to `most`; undefined for what is none. */
export function countOf(value: unknown, most = 2_000_000_000): number | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
  return Math.min(most, Math.max(0, Math.trunc(value)));
}

/** A moment between the year 2000 and `latest`; what lies outside is moved to its border. Undefined for what is none. */
export function momentOf(value: unknown, latest: Date): Date | undefined {
  if (typeof value !== "string" || value.length > 40) return undefined;
  const time = Date.parse(value);
  if (Number.isNaN(time)) return undefined;
  return new Date(Math.min(latest.getTime(), Math.max(Date.UTC(2000, 0), time)));
}
