/** What is wrong with a file, in one sentence that names the line. */
export class BrokenFile extends Error {}

export const brokenAt = (line: number, id: string, en: string) =>
  new BrokenFile(`Baris ${line}: ${id} / Line ${line}: ${en}`);

export type Line = { readonly line: number; readonly fields: readonly string[] };

/**
 * Lines of a CSV file (RFC 4180) from the first on, with any end of line; fields in quotes may hold commas and lines. Empty lines
 * are left out. Spreadsheets in Indonesian part fields with semicolons: a first line without a comma says so.
 */
export function* readLines(file: string): Generator<Line> {
  const text = file.includes("\n") ? file : file.replaceAll("\r", "\n");
  const find = (sign: string, from: number) => {
    const place = text.indexOf(sign, from);
    return place < 0 ? text.length : place;
  };
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let quote = find('"', at);
  let sign = "";
  for (let line = 1; at < text.length; line++) {
    const first = line;
    let end = find("\n", at);
    for (let isOpen = false; ; line++) {
      for (; quote < end; quote = find('"', quote + 1)) isOpen = !isOpen;
      if (!isOpen) break;
      if (end === text.length) throw brokenAt(first, "tanda kutip tidak ditutup.", "a quotation mark is not closed.");
      end = find("\n", end + 1);
    }
    const whole = text.slice(at, text[end - 1] === "\r" ? end - 1 : end);
    at = end + 1;
    if (whole.trim() === "") continue;
    sign ||= whole.includes(";") && !whole.includes(",") ? ";" : ",";
    yield { line: first, fields: fieldsOf(whole, first, sign) };
  }
}

/** Parts a line at each sign that stands outside quotation marks. */
function fieldsOf(text: string, line: number, sign: string): string[] {
  if (!text.includes('"')) return text.split(sign).map((plain) => plain.trim());
  const broken = () =>
    brokenAt(line, "tanda kutip di tengah kolom.", "a quotation mark stands in the middle of a field.");
  const fields: string[] = [];
  for (let at = 0; ; ) {
    const from = pastBlanks(text, at);
    const isQuoted = text[from] === '"';
    const close = isQuoted ? closeOf(text, from) : -1;
    if (isQuoted && close < 0) throw broken();
    const found = text.indexOf(sign, at);
    const end = isQuoted ? pastBlanks(text, close + 1) : found < 0 ? text.length : found;
    if (end < text.length && text[end] !== sign) throw broken();
    const field = isQuoted ? text.slice(from + 1, close).replaceAll('""', '"') : text.slice(at, end);
    if (!isQuoted && field.includes('"')) throw broken();
    fields.push(field.trim());
    if (end >= text.length) return fields;
    at = end + 1;
  }
}

function pastBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

/** Where the quotation mark at `from` is closed: two of them are one in the words. Negative when it is not. */
function closeOf(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** Reads a file with a line of names: gives the named columns of each line, in any order. Each name may be written in several ways. */
export function* readColumns(text: string, columns: readonly (readonly string[])[]): Generator<Line> {
  const lines = readLines(text);
  const head = lines.next();
  if (head.done) throw brokenAt(1, "berkas ini kosong.", "the file is empty.");
  const names = head.value.fields.map((name) => name.toLowerCase());
  const places = columns.map((ways) => placeOf(names, ways, head.value.line));
  for (const { line, fields } of lines) {
    if (fields.some((field, place) => place >= names.length && field !== ""))
      throw brokenAt(line, "isinya lebih banyak dari kolomnya.", "it holds more than there are columns.");
    const chosen = places.map((place) => fields[place] ?? "");
    const empty = chosen.indexOf("");
    if (empty >= 0)
      throw brokenAt(line, `kolom "${columns[empty]?.[0]}" kosong.`, `the column "${columns[empty]?.[0]}" is empty.`);
    yield { line, fields: chosen };
  }
}

function placeOf(names: readonly string[], ways: readonly string[], line: number): number {
  const name = ways.find((way) => names.includes(way));
  if (name === undefined) throw brokenAt(line, `kolom "${ways[0]}" tidak ada.`, `there is no column "${ways[0]}".`);
  const place = names.indexOf(name);
  if (names.includes(name, place + 1))
    throw brokenAt(line, `kolom "${name}" ada dua.`, `there are two columns "${name}".`);
  return place;
}
