/** How deep a mail may be nested, and of how many parts it may consist, before the rest is left unread. */
const DEPTH = 5;
const PARTS = 40;
const HEADERS = 65_536;

/** Headers by name in small letters, the first of each name; and the body as bytes, one letter each (latin1). */
export type Part = { readonly headers: ReadonlyMap<string, string>; readonly body: string };

/** Splits a mail, or a part of one, into headers and body (RFC 5322, 2.1). Broken lines of a header are joined. */
export function splitPart(raw: string): Part {
  const end = /(?:^|\r?\n)\r?\n/.exec(raw.slice(0, HEADERS));
  const head = end ? raw.slice(0, end.index) : raw.slice(0, HEADERS);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const [, name = "", value = ""] = /^([!-9;-~]{1,76}):\s*(.*)$/.exec(line) ?? [];
    if (name && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value.trim());
  }
  return { headers, body: end ? raw.slice(end.index + end[0].length) : "" };
}

/** A parameter of a header, such as the charset of Content-Type (RFC 2045, 5.1). */
export function parameterOf(header: string, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, "i").exec(
    header.slice(0, 1000),
  );
  return (found?.[1]?.replace(/\\(.)/g, "$1") ?? found?.[2] ?? "").slice(0, 200);
}

/** The first part of plain text that is no attachment (RFC 2046). Undefined where there is none. */
export function findPlain(part: Part, left = { parts: PARTS }, depth = 0): Part | undefined {
  if (left.parts-- <= 0 || depth > DEPTH) return undefined;
  const type = part.headers.get("content-type") ?? "text/plain";
  if (/^attachment\b/i.test(part.headers.get("content-disposition") ?? "")) return undefined;
  if (/^text\/plain\b/i.test(type)) return part;
  if (!/^multipart\//i.test(type)) return undefined;
  const boundary = parameterOf(type, "boundary");
  if (!boundary) return undefined;
  for (const piece of piecesOf(part.body, boundary, left.parts)) {
    const found = findPlain(splitPart(piece), left, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** What stands between lines that begin with the boundary. */
function piecesOf(body: string, boundary: string, most: number): string[] {
  const pieces: string[] = [];
  const mark = `--${boundary}`;
  let start = -1;
  for (let at = markAt(body, mark, 0); at >= 0 && pieces.length <= most; at = markAt(body, mark, at + mark.length)) {
    if (start >= 0) pieces.push(body.slice(start, at).replace(/\r?\n$/, ""));
    const line = body.indexOf("\n", at);
    if (body.startsWith("--", at + mark.length) || line < 0) return pieces;
    start = line + 1;
  }
  if (start >= 0 && pieces.length <= most) pieces.push(body.slice(start));
  return pieces;
}

function markAt(body: string, mark: string, from: number): number {
  let at = body.indexOf(mark, from);
  while (at > 0 && body[at - 1] !== "\n") at = body.indexOf(mark, at + 1);
  return at;
}
